import { useEffect, useReducer, useRef } from 'react';
import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import { DEFAULT_TIMEOUT_MS } from '../../indexer/sandbox/limits.ts';
import type { RunRequest } from '../../indexer/sandbox/messages.ts';
import { pageRequest } from '../../indexer/sandbox/page-request.ts';
import { runWithBorrowing } from '../../indexer/sandbox/run-with-borrowing.ts';
import { useLibrary } from '../app/library-context.ts';
import type { SnippetNode } from '../reading/page-tree.ts';
import { useReading } from '../reading/reading-context.ts';
import { usePageRuns } from './page-runs.ts';
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

/** A snippet's run: state, and the ways to change it. The page's earlier runnable snippets are its context. */
export function useRun(node: SnippetNode): Run {
  const { docSet, version, path, topic } = useReading();
  const library = useLibrary();
  const pageRuns = usePageRuns();
  const [state, dispatch] = useReducer(reduceRun, { phase: 'idle' });
  const asker = useRef(Symbol('snippet'));
  useEffect(() => {
    const mine = asker.current;
    return () => void stopSnippet(mine);
  }, []);

  const runFor = async (timeoutMs: number): Promise<boolean> => {
    dispatch({ kind: 'start' });
    const request: RunRequest = {
      ...pageRequest(path, pageRuns.changed(pageSnippets(topic)), node.number),
      docVersion: version,
      timeoutMs,
    };
    let runs = 0;
    const run = (asked: RunRequest) => {
      runs += 1;
      // What the first try printed is not part of the second.
      if (runs > 1) dispatch({ kind: 'start' });
      return runSnippet(asker.current, asked, (event) => dispatch({ kind: 'event', event }));
    };
    const lend = () => library.call('lend', [docSet, version, path, request]);
    try {
      const result = await runWithBorrowing(request, run, lend);
      dispatch({ kind: 'end', result });
      return result.outcome === 'ran';
    } catch (error) {
      dispatch({ kind: 'break', message: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  const run: Run = {
    state,
    start: () => runFor(DEFAULT_TIMEOUT_MS),
    startPatiently: () => runFor(PATIENT_MS),
    stop: () => void stopSnippet(asker.current),
    clear: () => dispatch({ kind: 'clear' }),
  };
  useEffect(() => pageRuns.offer(node.number, run.start));
  return run;
}
