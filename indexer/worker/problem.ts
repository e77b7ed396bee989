import { DocsError, type ErrorCode } from '../core/errors.ts';

/** An error as it crosses to another thread. */
export interface Problem {
  readonly message: string;
  readonly stack?: string;
  /** Of a DocsError. */
  readonly known?: { readonly code: ErrorCode; readonly hint: string };
}

export function toProblem(error: unknown): Problem {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  const known = error instanceof DocsError ? { known: { code: error.code, hint: error.hint } } : {};
  return { message, ...(stack ? { stack } : {}), ...known };
}

/** The error that a problem was, with its stack. */
export function fromProblem({ message, stack, known }: Problem): Error {
  const error = known ? new DocsError(known.code, message, known.hint) : new Error(message);
  if (stack) error.stack = stack;
  return error;
}
