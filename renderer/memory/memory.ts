import { EMPTY_SESSION, type Session } from './session.ts';

/**
 * Everything that the app remembers for its reader. It is kept as one JSON text, on the desktop in the file `memory.json`
 * of the program's own folder, in a browser in the store `files` of the IndexedDB database `djdocs`:
 *
 *     { "format": 1, "session": Session, "history": Visit[], "bookmarks": Bookmark[], "searches": string[] }
 *
 * A text that is cut, damaged or of a later format is kept beside it under a name of its own before another takes its
 * place. Addresses are refs with what the app adds to them (`address.ts`), times are ISO 8601 in UTC.
 */
export interface Memory {
  readonly session: Session;
  /** Pages that were read, the last first, each address once. */
  readonly history: readonly Visit[];
  /** In the order in which they were made. */
  readonly bookmarks: readonly Bookmark[];
  /** Queries that led somewhere, the last first. */
  readonly searches: readonly string[];
}

export interface Visit {
  readonly address: string;
  readonly title: string;
  readonly at: string;
}

/** A section that somebody wants to find again, and what they say of it. */
export interface Bookmark {
  /** `docset@version/topic/path#anchor`; there is one bookmark for a ref. */
  readonly ref: string;
  readonly title: string;
  /** Plain text; '' for none. */
  readonly note: string;
  readonly added: string;
}

export const EMPTY_MEMORY: Memory = { session: EMPTY_SESSION, history: [], bookmarks: [], searches: [] };
