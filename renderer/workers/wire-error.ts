import { DocsError } from '../../indexer/core/errors.ts';
import type { WireError } from './protocol.ts';

/** An error as plain data. What is not a DocsError is a mistake of ours and carries the code `internal`. */
export function toWireError(error: unknown): WireError {
  if (error instanceof DocsError) return { code: error.code, message: error.message, hint: error.hint };
  if (error instanceof LibraryError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), hint: '' };
}

/** What a call of the library worker is rejected with. */
export class LibraryError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor({ code, message, hint }: WireError) {
    super(message);
    this.name = 'LibraryError';
    this.code = code;
    this.hint = hint;
  }
}
