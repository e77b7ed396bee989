/** What went wrong, as a literal that faces map to their own reaction (the CLI to an exit code). */
export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'ambiguous'
  | 'source-missing'
  | 'source-unreadable'
  | 'source-unsupported'
  | 'pack-format'
  | 'pack-damaged'
  | 'pack-busy'
  | 'import-failed'
  | 'fetch-failed'
  | 'runtime-missing';

/**
 * The one kind of error that djdocs throws on purpose. `message` names the thing and the place, `hint` the next
 * step; both are sentences for people. Everything else that is thrown is a programming mistake.
 */
export class DocsError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'DocsError';
    this.code = code;
    this.hint = hint;
  }
}

/** An argument that a person typed is not one we take. */
export class UsageError extends DocsError {
  constructor(message: string, hint: string) {
    super('usage', message, hint);
    this.name = 'UsageError';
  }
}

/** The pack was written in a format that this djdocs cannot read. */
export class PackFormatError extends DocsError {
  constructor(message: string, hint: string) {
    super('pack-format', message, hint);
    this.name = 'PackFormatError';
  }
}

/** What helps with a pack that cannot be read: adding to it would have to read it first. */
export const REPLACE_PACK = 'Take it away with `djdocs remove` and add the documentation again';

/** A part of a pack is missing, cut off or not what its name says. */
export class PackIntegrityError extends DocsError {
  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super('pack-damaged', message, hint, options);
    this.name = 'PackIntegrityError';
  }
}

/** `error: message (hint)` on one line, for terminals and status lines. */
export function describeError(error: unknown): string {
  if (error instanceof DocsError) return `${error.message}. ${error.hint}.`;
  return error instanceof Error ? error.message : String(error);
}
