import type { Diagnostic, Origin, RemovedText, SourceFormat, VersionCounts } from './types.ts';

/** Messages between a face (CLI, desktop) and the importer, which always runs as a process of its own. */
export interface ImportRequest {
  /** Paths of folders or files. */
  readonly sources: readonly string[];
  /** The folder with the packs. */
  readonly packs: string;
  readonly docSet?: string;
  readonly version?: string;
  /** A format that overrides the guess. */
  readonly as?: string;
  /** Whether the versions that are brought start over, without anything that they held before. */
  readonly replace?: boolean;
  /** Where the file was fetched from, and the licence that is known of it where it names none itself. */
  readonly fetched?: { readonly origin: Origin; readonly license: string };
  /** How many threads read pages. @default one for each processor */
  readonly threads?: number;
}

/** A source that was read, and what it was taken for. */
export interface RecognisedSource {
  readonly path: string;
  readonly format: SourceFormat;
  /** Why it was taken for this format. */
  readonly reason: string;
}

/** Pages of the sources that were given, against what the version had of these sources before. */
export interface PageChanges {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly same: number;
  /** Of the same ones: could not be read now, so that their text of before stays. */
  readonly kept: number;
  /** That further sources of the version have too, and are one topic with theirs. */
  readonly merged: number;
  /** That say something else than another source's page at the same path. */
  readonly conflicting: number;
}

/** What a given path brought to one version. */
export interface ImportedVersion {
  /** The path as given. */
  readonly source: string;
  /** One, unless the path describes a doc set of several. */
  readonly sources: readonly RecognisedSource[];
  readonly docSet: string;
  readonly version: string;
  /** Where the version was found. */
  readonly detectedFrom: string;
  /** Whether the installed pack is another one than before. */
  readonly changed: boolean;
  readonly pages: PageChanges;
  /** The names of the version's other sources. */
  readonly otherSources: readonly string[];
  /** Topics that the version had when it was started over; absent when it was not. */
  readonly replaced?: number;
  /** Of the whole version, with what other sources brought to it. */
  readonly counts: VersionCounts;
  /** Of these sources. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text that cleaning took away from these sources. */
  readonly removed: readonly RemovedText[];
}

export type ImportPhase = 'reading' | 'linking' | 'indexing' | 'writing';

export type ImportMessage =
  | {
      readonly type: 'progress';
      readonly source: string;
      readonly phase: ImportPhase;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'imported'; readonly version: ImportedVersion }
  | { readonly type: 'failed'; readonly source: string; readonly error: ImportFailure }
  /** Sent last: every source was tried. */
  | { readonly type: 'finished' };

/** A DocsError as it crosses a process border. */
export interface ImportFailure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
