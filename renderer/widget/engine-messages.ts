import type { SearchErrorCode, SearchedDocSet, SearchOptions, SearchResults } from './types.ts';

/** The name of the worker that runs the engine. */
export const ENGINE_WORKER = 'djdocs-search';

/** What a page asks of it. */
export type EngineCall =
  | {
      readonly id: number;
      readonly call: 'open';
      readonly packs: string;
      readonly bytes?: Uint8Array<ArrayBuffer>;
    }
  | { readonly id: number; readonly call: 'search'; readonly query: string; readonly options: SearchOptions }
  /** Is not answered. */
  | {
      readonly id: number;
      readonly call: 'prepare';
      readonly query: string;
      readonly options: SearchOptions;
    };

/** What it answers. */
export interface EngineAnswer {
  readonly id: number;
  readonly docSets?: readonly SearchedDocSet[];
  readonly results?: SearchResults;
  readonly error?: { readonly code: SearchErrorCode; readonly message: string };
}
