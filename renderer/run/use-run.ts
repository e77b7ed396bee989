import { useEffect, useReducer, useRef } from 'react';
import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import type { RunRequest } from '../../indexer/sandbox/messages.ts';
import { pageRequest } from '../../indexer/sandbox/page-request.ts';
import { runWithBorrowing } from '../../indexer/sandbox/run-with-borrowing.ts';
import { useLibrary } from '../app/library-context.ts';
import type { SnippetNode } from '../reading/page-tree.ts';
import { useReading } from '../reading/reading-context.ts';
import { runSnippet, stopSnippet } from './run-desk.ts';
import { type RunState, reduceRun } from './run-state.ts';

/** A run that has not ended by itself after this long is stopped. */
const TIMEOUT_MS = 30_000;

export interface Run {
  readonly state: RunState;
  start(): void;
  stop(): void;
  clear(): void;
}

/** A snippet's run: state, and the ways to change it. The page's earlier runnable snippets are its context. */
export function useRun(node: SnippetNode): Run {
  const { docSet, version, path, topic } = useReading();
  const library = useLibrary();
  const [state, dispatch] = useReducer(reduceRun, { phase: 'idle' });
  const asker = useRef(Symbol('snippet'));
  useEffect(() => {
    const mine = asker.current;
    return () => void stopSnippet(mine);
  }, []);

  const start = () => {
    dispatch({ kind: 'start' });
    const request: RunRequest = {
      code: node.block.text,
      ...pageRequest(path, pageSnippets(topic), node.number),
      docVersion: version,
      timeoutMs: TIMEOUT_MS,
    };
    let runs = 0;
    const run = (asked: RunRequest) => {
      runs += 1;
      // What the first try printed is not part of the second.
      if (runs > 1) dispatch({ kind: 'start' });
      return runSnippet(asker.current, asked, (event) => dispatch({ kind: 'event', event }));
    };
    const lend = () => library.call('lend', [docSet, version, path, request]);
    runWithBorrowing(request, run, lend).then(
      (result) => dispatch({ kind: 'end', result }),
      (error: Error) => dispatch({ kind: 'break', message: error.message }),
    );
  };
  return {
    state,
    start,
    stop: () => void stopSnippet(asker.current),
    clear: () => dispatch({ kind: 'clear' }),
  };
}
