import type { RunEvent, RunResult } from '../../indexer/sandbox/messages.ts';

/** One snippet's run as it is shown below the snippet. */
export type RunState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running';
      readonly status: string;
      readonly output: readonly OutputPiece[];
    }
  | { readonly phase: 'done'; readonly output: readonly OutputPiece[]; readonly result: RunResult }
  /** The sandbox itself could not be started. */
  | { readonly phase: 'broken'; readonly message: string };

export interface OutputPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export type RunStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'end'; readonly result: RunResult }
  | { readonly kind: 'break'; readonly message: string }
  | { readonly kind: 'clear' };

/** The state after a step. Events that arrive when nothing runs any more are dropped. */
export function reduceRun(state: RunState, step: RunStep): RunState {
  switch (step.kind) {
    case 'start':
      return { phase: 'running', status: '', output: [] };
    case 'event':
      return state.phase === 'running' ? receive(state, step.event) : state;
    case 'end':
      return { phase: 'done', output: finalOutput(state, step.result), result: step.result };
    case 'break':
      return { phase: 'broken', message: step.message };
    case 'clear':
      return { phase: 'idle' };
  }
}

function receive(state: Extract<RunState, { phase: 'running' }>, event: RunEvent): RunState {
  if (event.kind === 'status') return { ...state, status: event.text };
  const last = state.output.at(-1);
  const isSame = last?.stream === event.kind && !isFullPiece(last.text);
  const pieces = cut(event.kind, (isSame ? last.text : '') + event.text);
  return { ...state, output: [...(isSame ? state.output.slice(0, -1) : state.output), ...pieces] };
}

/** A piece of this many characters that ends with its line is left as it is, so that the page draws it once. */
const PIECE = 4000;

/** Whether the text of a piece is left as it is. */
export function isFullPiece(text: string): boolean {
  return text.length >= PIECE && text.endsWith('\n');
}

/** A text in pieces of whole lines, the last one as it comes. */
function cut(stream: OutputPiece['stream'], text: string): OutputPiece[] {
  const pieces: OutputPiece[] = [];
  let start = 0;
  while (text.length - start > PIECE) {
    const end = text.indexOf('\n', start + PIECE - 1) + 1;
    if (end === 0) break;
    pieces.push({ stream, text: text.slice(start, end) });
    start = end;
  }
  if (start < text.length) pieces.push({ stream, text: text.slice(start) });
  return pieces;
}

/** What arrived while running, in its order; what the result holds where nothing arrived. */
function finalOutput(state: RunState, { stdout, stderr }: RunResult): readonly OutputPiece[] {
  const heard = state.phase === 'running' ? state.output : [];
  const isWhole = (['stdout', 'stderr'] as const).every(
    (stream) => textOf(heard, stream) === { stdout, stderr }[stream],
  );
  // What was heard is in its order, but it may be that of another try.
  if (isWhole) return heard;
  return [...cut('stdout', stdout), ...cut('stderr', stderr)];
}

function textOf(pieces: readonly OutputPiece[], stream: OutputPiece['stream']): string {
  return pieces
    .filter((piece) => piece.stream === stream)
    .map(({ text }) => text)
    .join('');
}
