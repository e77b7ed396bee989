import type { Diagnostic, MissingTopic, Source, Topic } from '../core/types.ts';

/** One version of a doc set as it will be written: everything of it, in memory. */
export interface VersionDraft {
  readonly label: string;
  readonly detectedFrom: string;
  readonly sources: readonly Source[];
  /** In reading order; links resolved, symbols in place. */
  readonly topics: readonly Topic[];
  readonly missing: readonly MissingTopic[];
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
