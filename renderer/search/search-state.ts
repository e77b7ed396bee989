import type { SearchHit } from '../../indexer/core/search-hit.ts';
import type { SearchAnswer } from '../../indexer/core/search-packs.ts';
import type { WireError } from '../workers/protocol.ts';

type Repaired = NonNullable<SearchAnswer['repaired']>;

/** Where a search looks. */
export type Scope = 'here' | 'everywhere';

export interface SearchState {
  readonly query: string;
  readonly scope: Scope;
  /** What the newest finished search found; undefined before the first. */
  readonly answer:
    | { readonly query: string; readonly hits: readonly SearchHit[]; readonly repaired?: Repaired }
    | { readonly query: string; readonly error: WireError }
    | undefined;
  /** Whether an answer to the present query is on its way. */
  readonly isSearching: boolean;
  /** Index of the hit that Enter opens; -1 when there is none. */
  readonly focused: number;
  /** Whether the focus was moved since something was typed: a later answer leaves it on its hit. */
  readonly isMoved: boolean;
  /** Whether Enter was pressed before the answer was there: the best hit opens as soon as it is. */
  readonly isEager: boolean;
}

/** A search before anything was typed. */
export const EMPTY_SEARCH: Omit<SearchState, 'scope'> = {
  query: '',
  answer: undefined,
  isSearching: false,
  focused: -1,
  isMoved: false,
  isEager: false,
};

export type SearchStep =
  | { readonly kind: 'type'; readonly query: string }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | {
      readonly kind: 'found';
      readonly query: string;
      readonly hits: readonly SearchHit[];
      readonly repaired?: Repaired;
    }
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
        isMoved: isSame && state.isMoved,
        ...(isEmpty ? { answer: undefined, focused: -1 } : {}),
      };
    }
    case 'scope':
      return { ...state, scope: step.scope, isMoved: false, isSearching: state.query.trim() !== '' };
    case 'found':
      return {
        ...state,
        isSearching: false,
        answer: {
          query: step.query,
          hits: step.hits,
          ...(step.repaired ? { repaired: step.repaired } : {}),
        },
        focused: focusAmong(step.hits, state),
      };
    case 'failed':
      return { ...state, isSearching: false, answer: { query: step.query, error: step.error }, focused: -1 };
    case 'focus':
      return { ...state, focused: step.index, isMoved: true };
    case 'enter':
      return { ...state, isEager: state.isSearching };
    case 'move': {
      const count = hitsOf(state).length;
      if (count === 0) return state;
      return { ...state, focused: (state.focused + step.by + count) % count, isMoved: true };
    }
  }
}

/** Where the focus is among new hits: on the best, unless it was moved to one that is still there. */
function focusAmong(hits: readonly SearchHit[], state: SearchState): number {
  if (hits.length === 0) return -1;
  const ref = state.isMoved ? hitsOf(state)[state.focused]?.ref : undefined;
  return Math.max(
    0,
    hits.findIndex((hit) => hit.ref === ref),
  );
}

/** The hits that are shown. */
export function hitsOf({ answer }: SearchState): readonly SearchHit[] {
  return answer && 'hits' in answer ? answer.hits : [];
}
