import { useEffect, useReducer, useRef } from 'react';
import { DEFAULT_TIMEOUT_MS } from '../../indexer/sandbox/limits.ts';
import type { LibrarySnippet, RunRequest } from '../../indexer/sandbox/messages.ts';
import { runWithBorrowing } from '../../indexer/sandbox/run-with-borrowing.ts';
import { runSnippet, stopSnippet } from './run-desk.ts';
import { type RunState, reduceRun } from './run-state.ts';

/** How long a run may take when a reader asks for more than the usual limit. */
const PATIENT_MS = 60_000;

export interface Run {
  readonly state: RunState;
  /** @returns true when it ran to its end without failing */
  start(): Promise<boolean>;
  /** Runs it once more, with more time. */
  startPatiently(): Promise<boolean>;
  stop(): void;
  clear(): void;
}

/** What to run, asked for at each start. */
export interface Asked {
  readonly request: Omit<RunRequest, 'timeoutMs'>;
  /** Finds what may be lent to it. @default nothing may */
  readonly lend?: (request: RunRequest) => Promise<readonly LibrarySnippet[]>;
}

/** A run: its state, and the ways to change it. It stops when whatever shows it goes away. */
export function useRequestRun(ask: () => Asked): Run {
  const [state, dispatch] = useReducer(reduceRun, { phase: 'idle' });
  const asker = useRef(Symbol('snippet'));
  useEffect(() => {
    const mine = asker.current;
    return () => void stopSnippet(mine);
  }, []);

  const runFor = async (timeoutMs: number): Promise<boolean> => {
    dispatch({ kind: 'start' });
    const { request: asked, lend } = ask();
    const request: RunRequest = { ...asked, timeoutMs };
    let runs = 0;
    const run = (one: RunRequest) => {
      runs += 1;
      // What the first try printed is not part of the second.
      if (runs > 1) dispatch({ kind: 'start' });
      return runSnippet(asker.current, one, (event) => dispatch({ kind: 'event', event }));
    };
    try {
      const result = await (lend
        ? runWithBorrowing(request, run, () => lend(request))
        : run({ ...request, alone: true }));
      dispatch({ kind: 'end', result });
      return result.outcome === 'ran';
    } catch (error) {
      dispatch({ kind: 'break', message: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  return {
    state,
    start: () => runFor(DEFAULT_TIMEOUT_MS),
    startPatiently: () => runFor(PATIENT_MS),
    stop: () => void stopSnippet(asker.current),
    clear: () => dispatch({ kind: 'clear' }),
  };
}
