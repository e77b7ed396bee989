import type { Library } from '../../indexer/core/library.ts';
import type { Pack } from '../../indexer/core/pack.ts';
import { BorrowIndex } from '../../indexer/sandbox/borrow-index.ts';
import type { LibrarySnippet, RunRequest } from '../../indexer/sandbox/messages.ts';

/** Finds what the pages of a version can lend. All of them are read for it, once, when it is first asked for. */
export class Lending {
  #of: { readonly pack: Pack; readonly version: string; readonly index: Promise<BorrowIndex> } | undefined;

  constructor(private readonly library: Library) {}

  /** @throws DocsError `not-found` when the version is not there */
  async lend(docSet: string, version: string, path: string, request: RunRequest): Promise<LibrarySnippet[]> {
    const pack = await this.library.pack(docSet);
    if (this.#of?.pack !== pack || this.#of.version !== version) {
      this.#of = { pack, version, index: readIndex(pack, version) };
    }
    const { index } = this.#of;
    try {
      return (await index).libraryFor(request).filter(({ from }) => !from.startsWith(`${path}:`));
    } catch (error) {
      if (this.#of.index === index) this.#of = undefined;
      throw error;
    }
  }
}

async function readIndex(pack: Pack, version: string): Promise<BorrowIndex> {
  const index = new BorrowIndex();
  for (const { path } of (await pack.topicList(version)).topics) {
    const topic = await pack.topic(path, version);
    if (topic) index.add(topic);
  }
  return index;
}
