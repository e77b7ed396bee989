import { compareVersions } from '../../indexer/core/diff/compare-versions.ts';
import { diffText } from '../../indexer/core/diff/diff-text.ts';
import { Library } from '../../indexer/core/library.ts';
import { topicText } from '../../indexer/core/to-text.ts';
import { folderShelf } from '../../indexer/store/folder-source.ts';

const [packs = '', docSet = '', older = '', newer = ''] = process.argv.slice(2);
const ROUNDS = 5;

/** Milliseconds for comparing all pages of two versions, and for reading both sides of them, in turns. */
const paths = await commonPaths();
const compared: number[] = [];
const read: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  compared.push(
    await time(async (library, path) => {
      const { diff } = await compareVersions(library, `${docSet}/${path}`, older, newer);
      return diffText(diff).length;
    }),
  );
  read.push(
    await time(async (library, path) => {
      let size = 0;
      for (const label of [older, newer]) {
        const { topic } = await library.resolve(`${docSet}@${label}/${path}`);
        size += topicText(topic).length;
      }
      return size;
    }),
  );
}
console.log(JSON.stringify({ pages: paths.length, rounds: ROUNDS, compared, read }));

async function commonPaths(): Promise<string[]> {
  const pack = await new Library(folderShelf(packs)).pack(docSet);
  const [before, after] = [await pack.topicList(older), await pack.topicList(newer)];
  const there = new Set(after.topics.map(({ path }) => path));
  return before.topics.map(({ path }) => path).filter((path) => there.has(path));
}

/** Over all pages with a library that has read nothing yet. */
async function time(use: (library: Library, path: string) => Promise<number>): Promise<number> {
  const library = new Library(folderShelf(packs));
  const started = performance.now();
  for (const path of paths) await use(library, path);
  return performance.now() - started;
}
