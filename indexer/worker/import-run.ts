import type { ImportPhase } from '../core/import-messages.ts';
import { Team } from './team.ts';

/** Tells how far an import is. `total` is exact within a phase. */
export type OnProgress = (phase: ImportPhase, done: number, total: number) => void;

/** What the sources of one request have done so far. */
export interface ImportRun {
  readonly team: Team;
  /** Of the program; without it nothing is remembered from one import to the next. */
  readonly fingerprint: string | undefined;
  /** Doc sets that are another one than before: the way back leads to before all of it. */
  readonly changed: Set<string>;
  /** `docset@version`s that were started over: what the request itself brought to them stays. */
  readonly startedOver: Set<string>;
}

export function startRun(team = new Team(), fingerprint?: string): ImportRun {
  return { team, fingerprint, changed: new Set(), startedOver: new Set() };
}
