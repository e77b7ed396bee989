import { Library } from '../../../indexer/core/library.ts';
import { FetchShelf } from '../../../renderer/packs/fetch-shelf.ts';
import { fillList } from './fill-list.ts';

/**
 * A page that searches one pack as an embedded search would: this script has the core and nothing else, and the address
 * of the pack is known beforehand.
 */
const shelf = new FetchShelf(new URL('packs/', document.baseURI).href);
const library = new Library({ list: async () => ['django'], source: (id) => shelf.source(id) });

/** Fills the list with five results. @returns how many have an excerpt */
async function search(query: string): Promise<number> {
  const { hits } = await library.search({ query, limit: 5 });
  return fillList(hits);
}

Object.assign(globalThis, { search });
