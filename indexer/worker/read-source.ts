import type { Importer, PendingPage } from '../import/importer.ts';
import type { SourceTree } from '../import/source-tree.ts';
import { type OpenedSource, openPages } from '../pipeline/build-source.ts';
import { unpackPage } from '../pipeline/packed-page.ts';
import { pageKeys } from '../pipeline/page-key.ts';
import { type ReadPage, readPage } from '../pipeline/read-page.ts';
import { type LoadedSource, loadSource, shareSource, treeOf } from './loaded-source.ts';
import type { FindPage } from './opened-memory.ts';
import type { Team } from './team.ts';

/** Fewer pages are read sooner than threads have started. */
const FEW_PAGES = 16;
/** Pages that a thread is handed at a time: enough to make talking cheap, few enough that all end at the same time. */
const PAGES_AT_ONCE = 4;

/** A source that is opened over files in memory. */
export interface OpenedFiles extends OpenedSource {
  readonly files: LoadedSource;
}

/** A page that was read, or that was read before from the same bytes. */
export interface KeyedPage {
  /** See pageKeys. */
  readonly key: string | undefined;
  readonly page: ReadPage;
}

/** Loads the files of a source and opens it. @throws DocsError when nothing of it can be read. */
export function openFiles(importer: Importer, tree: SourceTree): OpenedFiles {
  const files = loadSource(tree);
  return { ...openPages(importer, treeOf(files, tree.diagnostics)), files };
}

/**
 * Reads the pages of a source that are not known, in several threads where it is worth it. The outcome is the same in
 * any number of threads, and whatever was known.
 * @param onPage is told how many pages are done, and how many there are.
 */
export async function readPages(
  opened: OpenedFiles,
  find: FindPage,
  team: Team,
  onPage: (done: number, total: number) => void,
): Promise<KeyedPage[]> {
  const { pages, log } = opened;
  const keys = pageKeys(opened);
  const read = keys.map((key) => (key === undefined ? undefined : find(key)));
  const waiting = [...read.keys()].filter((number) => !read[number]);
  let done = pages.length - waiting.length;
  const put = (number: number, page: ReadPage) => {
    read[number] = page;
    onPage(++done, pages.length);
  };
  if (done > 0) onPage(done, pages.length);
  const threads = waiting.length < FEW_PAGES ? undefined : team.threads();
  if (!threads) {
    for (const number of waiting) put(number, readPage(pages[number] as PendingPage, log));
  } else {
    const source = team.nextNumber();
    const files = shareSource(opened.files);
    const isOpen = threads.runInAll('open', { source, format: opened.importer.format, files });
    const batches = Array.from({ length: Math.ceil(waiting.length / PAGES_AT_ONCE) }, (_, i) =>
      waiting.slice(i * PAGES_AT_ONCE, (i + 1) * PAGES_AT_ONCE),
    );
    const readBatch = async (numbers: readonly number[]) => {
      const packed = await threads.run('read', { source, pages: numbers });
      packed.forEach((page, i) => {
        put(numbers[i] as number, unpackPage(page));
      });
    };
    await Promise.all([isOpen, ...batches.map(readBatch)]);
  }
  return read.map((page, number) => ({ key: keys[number], page: page as ReadPage }));
}
