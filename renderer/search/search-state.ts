import type { SearchHit } from '../../indexer/core/search.ts';
import type { WireError } from '../workers/protocol.ts';

/** Where a search looks. */
export type Scope = 'here' | 'everywhere';

export interface SearchState {
  readonly query: string;
  readonly scope: Scope;
  /** What the newest finished search found; undefined before the first. */
  readonly answer:
    | { readonly query: string; readonly hits: readonly SearchHit[] }
    | { readonly query: string; readonly error: WireError }
    | undefined;
  /** Whether an answer to the present query is on its way. */
  readonly isSearching: boolean;
  /** Index of the hit that Enter opens; -1 when there is none. */
  readonly focused: number;
  /** Whether Enter was pressed before the answer was there: the best hit opens as soon as it is. */
  readonly isEager: boolean;
}

/** A search before anything was typed. */
export const EMPTY_SEARCH: Omit<SearchState, 'scope'> = {
  query: '',
  answer: undefined,
  isSearching: false,
  focused: -1,
  isEager: false,
};

export type SearchStep =
  | { readonly kind: 'type'; readonly query: string }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'failed'; readonly query: string; readonly error: WireError }
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'enter' };

/** The state after a step. The hits of the query before stay until the new ones are there, so that nothing flickers. */
export function reduceSearch(state: SearchState, step: SearchStep): SearchState {
  switch (step.kind) {
    case 'type': {
      const isEmpty = step.query.trim() === '';
      // Spaces at the ends ask nothing new, so no answer will come for them.
      const isSame = step.query.trim() === state.query.trim();
      return {
        ...state,
        query: step.query,
        isSearching: isSame ? state.isSearching : !isEmpty,
        isEager: false,
        ...(isEmpty ? { answer: undefined, focused: -1 } : {}),
      };
    }
    case 'scope':
      return { ...state, scope: step.scope, isSearching: state.query.trim() !== '' };
    case 'found':
      return {
        ...state,
        isSearching: false,
        answer: { query: step.query, hits: step.hits },
        focused: step.hits.length > 0 ? 0 : -1,
      };
    case 'failed':
      return { ...state, isSearching: false, answer: { query: step.query, error: step.error }, focused: -1 };
    case 'focus':
      return { ...state, focused: step.index };
    case 'enter':
      return { ...state, isEager: state.isSearching };
    case 'move': {
      const count = hitsOf(state).length;
      return count === 0 ? state : { ...state, focused: (state.focused + step.by + count) % count };
    }
  }
}

/** The hits that are shown. */
export function hitsOf({ answer }: SearchState): readonly SearchHit[] {
  return answer && 'hits' in answer ? answer.hits : [];
}
