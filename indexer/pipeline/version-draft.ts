import type { Diagnostic, MissingTopic, Source, Topic } from '../core/types.ts';

/** A page as a source has it whose text is not shown, because a more faithful source has the page too. */
export interface SpareTopic {
  /** With the path and the links of its own source. */
  readonly topic: Topic;
  /** Its place among all pages of its source. */
  readonly position: number;
}

/** One version of a doc set as it will be written: everything of it, in memory. */
export interface VersionDraft {
  readonly label: string;
  readonly detectedFrom: string;
  readonly sources: readonly Source[];
  /** In reading order; links resolved, symbols in place. */
  readonly topics: readonly Topic[];
  /** By source and position. */
  readonly spare: readonly SpareTopic[];
  /** What catalogues name and no source has. */
  readonly missing: readonly MissingTopic[];
  /** What catalogues name and some source has. */
  readonly found: readonly MissingTopic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A doc set as it will be written. */
export interface DocSetDraft {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Newest first. */
  readonly versions: readonly VersionDraft[];
  /** Pictures by the name of their part. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}
