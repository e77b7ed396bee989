import { Library } from '../../../indexer/core/library.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';
import { documentsOf } from '../../eval/corpus.ts';
import { miniSearch } from '../../eval/peers/minisearch.ts';
import type { Document } from '../../eval/types.ts';
import { naturalQueries } from './queries.mjs';

const ROUNDS = 3;
const LIMIT = 10;

/** Milliseconds per query, djdocs and MiniSearch in turns over the same sections, both warmed up by a round before. */
const [packs = '', data = ''] = process.argv.slice(2);
const library = new Library(folderShelf(packs));
const documents = await allDocuments();
const peer = await miniSearch(documents);
const queries = naturalQueries(data);
const djdocs: number[] = [];
const minisearch: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  for (const query of queries) {
    const ours = await time(() => library.search({ query, limit: LIMIT }));
    const theirs = await time(() => peer.search(query));
    if (round === 0) continue;
    djdocs.push(ours);
    minisearch.push(theirs);
  }
}
console.log(JSON.stringify({ sections: documents.length, djdocs, minisearch }));

async function allDocuments(): Promise<Document[]> {
  const all: Document[] = [];
  for (const id of await folderShelf(packs).list()) {
    const pack = await library.pack(id);
    const [label = ''] = pack.versions;
    const { topics } = await pack.topicList(label);
    const read = await Promise.all(topics.map(({ path }) => pack.topic(path, label)));
    const found = read.flatMap((topic) => topic ?? []);
    all.push(...documentsOf(found).map((one) => ({ ...one, id: all.length + one.id })));
  }
  return all;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
