import { DocsError } from '../core/errors.ts';
import { EXIT, exitCodeFor } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Tells what went wrong, to a person in a line and to a program as JSON. @returns the exit code. */
export function reportFailure(error: unknown, terminal: Terminal, wantsJson: boolean): number {
  const isExpected = error instanceof DocsError;
  const code = isExpected ? error.code : 'internal';
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = isExpected ? error.message : bug;
  const hint = isExpected ? error.hint : 'This is a bug in djdocs; please report it';
  if (wantsJson) printError(code, message, hint, terminal);
  terminal.err(`djdocs: ${message}. ${hint}.`);
  return isExpected ? exitCodeFor(error.code) : EXIT.internal;
}

/** An error for a program that reads stdout. */
export function printError(code: string, message: string, hint: string, terminal: Terminal): void {
  terminal.out(JSON.stringify({ error: { code, message, hint } }));
}
