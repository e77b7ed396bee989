import type { ErrorCode } from '../core/errors.ts';

/** What the exit codes of `djdocs` mean. Documented in the README; scripts depend on them. */
export const EXIT = {
  /** Found, or done. */
  ok: 0,
  /** Nothing was found. */
  nothing: 1,
  /** The command was not understood. */
  usage: 2,
  /** A pack or a source is broken or cannot be read. */
  broken: 3,
  /** Another djdocs is changing the same documentation; try again. */
  busy: 4,
  /** Something that is needed is not there on this machine. */
  unavailable: 5,
  /** A snippet has failed. */
  failed: 6,
  /** A snippet was stopped, because it took too long. */
  stopped: 7,
  /** A bug in djdocs. */
  internal: 70,
} as const;

const BY_CODE: Readonly<Record<ErrorCode, number>> = {
  usage: EXIT.usage,
  'not-found': EXIT.nothing,
  ambiguous: EXIT.usage,
  'source-missing': EXIT.broken,
  'source-unreadable': EXIT.broken,
  'source-unsupported': EXIT.broken,
  'pack-format': EXIT.broken,
  'pack-damaged': EXIT.broken,
  'pack-busy': EXIT.busy,
  'import-failed': EXIT.broken,
  'fetch-failed': EXIT.unavailable,
  'runtime-missing': EXIT.unavailable,
};

/** The exit code for an error code; a code of a newer importer counts as broken. */
export function exitCodeFor(code: string): number {
  return BY_CODE[code as ErrorCode] ?? EXIT.broken;
}
