import { DocsError } from '../../indexer/core/errors.ts';
import type { SearchErrorCode } from './types.ts';

const CODES: Readonly<Record<string, SearchErrorCode>> = {
  'pack-damaged': 'damaged',
  'pack-format': 'format',
  'not-found': 'usage',
  usage: 'usage',
};

/** What helps with a site whose index is not whole. */
export const UPLOAD_AGAIN = 'Its owner has to upload all of the site again';

/** A failed search; `message` is a sentence for people. */
export class SearchError extends Error {
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SearchError';
    this.code = code;
  }
}

/** Whatever was thrown as an error that says what can be done. */
export function toSearchError(error: unknown): SearchError {
  if (error instanceof SearchError) return error;
  if (error instanceof DocsError) {
    return new SearchError(CODES[error.code] ?? 'failed', `${error.message}. ${error.hint}.`, {
      cause: error,
    });
  }
  return new SearchError('failed', error instanceof Error ? error.message : String(error), { cause: error });
}
