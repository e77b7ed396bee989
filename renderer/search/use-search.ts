import { type Dispatch, useEffect, useReducer } from 'react';
import { useLibrary } from '../app/library-context.ts';
import { isAbort } from '../workers/library-client.ts';
import { toWireError } from '../workers/wire-error.ts';
import { EMPTY_SEARCH, reduceSearch, type Scope, type SearchState, type SearchStep } from './search-state.ts';

/** As many as one looks through before changing the query. */
const LIMIT = 20;

/** What "here" means: the doc set and version of the page. */
export interface SearchPlace {
  readonly docSet: string;
  readonly version: string;
}

/** A search that follows its query: each letter starts a new one and cancels the one before. */
export function useSearch(place: SearchPlace | undefined): [SearchState, Dispatch<SearchStep>] {
  const library = useLibrary();
  const scope: Scope = place ? 'here' : 'everywhere';
  const [state, dispatch] = useReducer(reduceSearch, {
    ...EMPTY_SEARCH,
    scope,
  });
  const query = state.query.trim();
  const docSet = state.scope === 'here' ? place?.docSet : undefined;
  const version = state.scope === 'here' ? place?.version : undefined;
  useEffect(() => {
    if (query === '') return;
    const asking = new AbortController();
    const request = { query, limit: LIMIT, ...filtersFor(query, docSet, version) };
    library.call('search', [request], asking.signal).then(
      (found) => dispatch({ kind: 'found', query, ...found }),
      (error) => {
        if (!isAbort(error)) dispatch({ kind: 'failed', query, error: toWireError(error) });
      },
    );
    return () => asking.abort();
  }, [library, query, docSet, version]);
  return [state, dispatch];
}

/** The scope as options. Filters that were typed say more: `version:4.2` looks there, wherever one is. */
export function filtersFor(
  query: string,
  docSet: string | undefined,
  version: string | undefined,
): { docSet?: string; version?: string } {
  const namesDocSet = /(^|\s)in:\S/.test(query);
  const namesVersion = /(^|\s)version:\S/.test(query);
  return {
    ...(docSet === undefined || namesDocSet ? {} : { docSet }),
    ...(version === undefined || namesDocSet || namesVersion ? {} : { version }),
  };
}
