import type { PartRef } from '../core/pack-format.ts';
import type { Diagnostic, MissingTopic, Source, Topic } from '../core/types.ts';
import type { DraftTopic, TopicOutline } from './draft-topic.ts';

/** A page as a source has it whose text is not shown, because a more faithful source has the page too. */
export interface SpareTopic<T extends TopicOutline> {
  /** With the path and the links of its own source. */
  readonly topic: T;
  /** Its place among all pages of its source. */
  readonly position: number;
}

/** One version of a doc set, everything of it. */
export interface Version<T extends TopicOutline> {
  readonly label: string;
  readonly detectedFrom: string;
  readonly sources: readonly Source[];
  /** In reading order; links resolved, symbols in place. */
  readonly topics: readonly T[];
  /** By source and position. */
  readonly spare: readonly SpareTopic<T>[];
  /** What catalogues name and no source has. */
  readonly missing: readonly MissingTopic[];
  /** What catalogues name and some source has. */
  readonly found: readonly MissingTopic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A version as it is read from a pack. */
export type WholeVersion = Version<Topic>;

/** A version as it will be written. */
export type VersionDraft = Version<DraftTopic>;

/** A doc set as it will be written. */
export interface DocSetDraft {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Newest first. */
  readonly versions: readonly VersionDraft[];
  /** Pictures by the name of their part. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** Pictures that lie in the pack and whose bytes nobody has read. */
  readonly storedAssets?: readonly PartRef[];
}
