import {
  bucketOf,
  type SegmentRef,
  type StoredRecord,
  type StoredTopicVersion,
} from '../core/pack-format.ts';
import type { TextLengths } from './index-text.ts';
import type { SectionVersions } from './section-versions.ts';
import type { ChunkRow, TopicRow } from './write-chunk-table.ts';

/** A topic of the directory once its content and words are stored. Arrays go by record where not said otherwise. */
export interface IndexedTopic {
  readonly path: string;
  /** Number of blocks. */
  readonly blocks: number;
  readonly segments: readonly SegmentRef[];
  readonly records: readonly Pick<StoredRecord, 'anchor' | 'kind'>[];
  readonly blocksOfRecord: readonly (readonly number[])[];
  readonly lengths: readonly TextLengths[];
  /** Newest first. */
  readonly versions: readonly StoredTopicVersion[];
}

/**
 * The rows of a version's table of chunks.
 * @param linkLengths terms of the texts that link to a chunk, by topic path and chunk index
 */
export function topicRows(
  topics: readonly IndexedTopic[],
  label: string,
  sections: SectionVersions,
  linkLengths: ReadonlyMap<string, readonly number[]>,
): TopicRow[] {
  return topics.map((topic, number) => {
    const bucket = bucketOf(topic.path);
    const stored = topic.versions.find((version) => version.label === label);
    if (!stored) return { bucket, blocks: topic.blocks };
    const chunks = stored.chunks.map(([record, parent], i): ChunkRow => {
      const identity = sections.identityOf(number, record);
      return {
        kind: (topic.records[record] as StoredRecord).kind,
        parent,
        lengths: { ...(topic.lengths[record] as TextLengths), links: linkLengths.get(topic.path)?.[i] ?? 0 },
        record,
        identity,
        versions: sections.versionsOf(number, identity),
        blocks: topic.blocksOfRecord[record] ?? [],
      };
    });
    return {
      bucket,
      blocks: topic.blocks,
      inVersion: { kind: stored.kind, segments: topic.segments, chunks },
    };
  });
}
