import { toSearchError } from './search-error.ts';
import { Site } from './site.ts';
import type { SearchOptions, SearchResults } from './types.ts';

export type { SearchErrorCode, SearchOptions, SearchResult, SearchResults } from './types.ts';

/** What a search of a page's own needs to know beside the query. */
export interface SiteSearchOptions extends SearchOptions {
  /** Address of the folder with the packs; relative ones are relative to the page. @default 'packs/' */
  readonly packs?: string;
}

const sites = new Map<string, Site>();

/**
 * Searches a site that `djdocs export` wrote, for those who bring their own user interface. Everything is read with
 * `fetch`, when it is first needed, and kept.
 * @param query as a reader types it; `"a phrase"`, `-word`, `kind:setting` and `version:5.2` are understood
 * @throws Error with `code`: `unreachable`, `damaged`, `format`, `usage` or `failed`, and a message for people
 */
export async function search(query: string, options: SiteSearchOptions = {}): Promise<SearchResults> {
  const { packs = 'packs/', ...rest } = options;
  try {
    const folder = new URL(packs.replace(/\/?$/, '/'), globalThis.document?.baseURI).href;
    const site = sites.get(folder) ?? new Site(folder);
    sites.set(folder, site);
    return await site.search(query, rest);
  } catch (error) {
    throw toSearchError(error);
  }
}
