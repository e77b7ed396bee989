import {
  bucketOf,
  type SegmentRef,
  type StoredRecord,
  type StoredTopicVersion,
} from '../core/pack-format.ts';
import type { TextLengths } from './index-text.ts';
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
 * @param labels of the pack's versions, in the order of the manifest
 * @param linkLengths terms of the texts that link to a chunk, by topic path and chunk index
 */
export function topicRows(
  topics: readonly IndexedTopic[],
  label: string,
  labels: readonly string[],
  linkLengths: ReadonlyMap<string, readonly number[]>,
): TopicRow[] {
  return topics.map((topic) => {
    const bucket = bucketOf(topic.path);
    const stored = topic.versions.find((version) => version.label === label);
    if (!stored) return { bucket, blocks: topic.blocks };
    const identities = identitiesOf(topic.records);
    const versionsOf = versionsByIdentity(topic.versions, identities, labels);
    const chunks = stored.chunks.map(([record, parent], i): ChunkRow => {
      const identity = identities[record] as number;
      return {
        kind: (topic.records[record] as StoredRecord).kind,
        parent,
        lengths: { ...(topic.lengths[record] as TextLengths), links: linkLengths.get(topic.path)?.[i] ?? 0 },
        record,
        identity,
        versions: versionsOf.get(identity) ?? [],
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

/** Per record, the first one with the same anchor. */
function identitiesOf(records: readonly { readonly anchor: string }[]): number[] {
  const first = new Map<string, number>();
  records.forEach(({ anchor }, index) => {
    if (!first.has(anchor)) first.set(anchor, index);
  });
  return records.map(({ anchor }) => first.get(anchor) as number);
}

function versionsByIdentity(
  versions: readonly StoredTopicVersion[],
  identities: readonly number[],
  labels: readonly string[],
): Map<number, number[]> {
  const byIdentity = new Map<number, Set<number>>();
  for (const { label, chunks } of versions) {
    const version = labels.indexOf(label);
    for (const [record] of chunks) {
      const identity = identities[record] as number;
      byIdentity.set(identity, (byIdentity.get(identity) ?? new Set()).add(version));
    }
  }
  return new Map([...byIdentity].map(([identity, set]) => [identity, [...set].sort((a, b) => a - b)]));
}
