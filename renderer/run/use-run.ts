import { useEffect, useReducer, useRef } from 'react';
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
  const { version, snippets } = useReading();
  const [state, dispatch] = useReducer(reduceRun, { phase: 'idle' });
  const asker = useRef(Symbol('snippet'));
  useEffect(() => {
    const mine = asker.current;
    return () => void stopSnippet(mine);
  }, []);

  const start = () => {
    dispatch({ kind: 'start' });
    const request = {
      code: node.block.text,
      context: snippets
        .slice(0, node.number)
        .filter((earlier) => earlier.snippet.runnable)
        .map((earlier) => ({ code: earlier.block.text })),
      docVersion: version,
      timeoutMs: TIMEOUT_MS,
    };
    runSnippet(asker.current, request, (event) => dispatch({ kind: 'event', event })).then(
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
