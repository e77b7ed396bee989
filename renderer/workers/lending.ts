import type { Library } from '../../indexer/core/library.ts';
import { BorrowIndex } from '../../indexer/sandbox/borrow-index.ts';
import type { LibrarySnippet, RunRequest } from '../../indexer/sandbox/messages.ts';

/** Finds what the pages of a version can lend. All of them are read for it, once, when it is first asked for. */
export class Lending {
  #of = '';
  #index: Promise<BorrowIndex> | undefined;

  constructor(private readonly library: Library) {}

  /** @throws DocsError `not-found` when the version is not there */
  async lend(docSet: string, version: string, path: string, request: RunRequest): Promise<LibrarySnippet[]> {
    const { manifestName } = await this.library.pack(docSet);
    const wanted = `${docSet}@${version} ${manifestName}`;
    if (this.#of !== wanted) {
      this.#of = wanted;
      this.#index = this.#read(docSet, version);
      this.#index.catch(() => {
        this.#of = '';
      });
    }
    const index = await this.#index;
    return index?.libraryFor(request).filter(({ from }) => !from.startsWith(`${path}:`)) ?? [];
  }

  async #read(docSet: string, version: string): Promise<BorrowIndex> {
    const pack = await this.library.pack(docSet);
    const index = new BorrowIndex();
    for (const { path } of (await pack.topicList(version)).topics) {
      const topic = await pack.topic(path, version);
      if (topic) index.add(topic);
    }
    return index;
  }
}
