import type { Interpreter, OpenedPage } from './interpreter.ts';
import type { LibrarySnippet, RunRequest, WorkerResult } from './messages.ts';

/** What the owner of a Python process asks of it, one thing at a time. */
export type InterpreterCall =
  | { readonly name: 'learn'; readonly library: readonly LibrarySnippet[] }
  | { readonly name: 'open'; readonly page: Omit<RunRequest, 'code' | 'timeoutMs'> }
  | { readonly name: 'next'; readonly code: string; readonly section?: number }
  | { readonly name: 'run'; readonly request: RunRequest };

/** What each call gives back. */
export interface InterpreterAnswers {
  readonly learn: undefined;
  readonly open: OpenedPage;
  readonly next: WorkerResult;
  readonly run: WorkerResult;
}

/** Does what a call asks. @throws {Error} when the interpreter can no longer be used */
export function answerCall(
  python: Interpreter,
  call: InterpreterCall,
  onOutput: (kind: 'stdout' | 'stderr', text: string) => void,
): InterpreterAnswers[keyof InterpreterAnswers] {
  switch (call.name) {
    case 'learn':
      return python.learn(call.library) as undefined;
    case 'open':
      return python.openPage(call.page);
    case 'next':
      return python.runNext(call.code, onOutput, call.section);
    case 'run':
      return python.runOnce(call.request, onOutput);
  }
}
