import type { Outcome } from './check-mutant.ts';

/** What a fuzzing thread is to do: every `step`th mutant of a seed. */
export interface FuzzOrder {
  readonly root: string;
  readonly outsideData: string | undefined;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What a fuzzing thread tells. */
export type FuzzReport =
  | { readonly type: 'started'; readonly number: number }
  | { readonly type: 'done'; readonly number: number; readonly outcome: Outcome }
  | { readonly type: 'failed'; readonly number: number; readonly reason: string };
