import { bucketOf } from '../core/pack-format.ts';
import { type DraftTopic, wholeTopic } from './draft-topic.ts';
import { indexTopic, PostingLists } from './index-text.ts';
import { countWords, sumWords, type WordCounts, type WordsByVersion } from './index-words.ts';
import { PartSet } from './parts.ts';
import { type PostingRun, writeRun } from './posting-runs.ts';
import { numberTopic, storeTopic } from './store-topic.ts';
import type { IndexedTopic } from './topic-rows.ts';

/** A topic in all versions that have it, newest first. */
export interface TopicVersions {
  readonly path: string;
  readonly versions: readonly { readonly label: string; readonly topic: DraftTopic }[];
}

/** Some topics of a pack, with all others of their buckets. */
export interface EncodedTopics {
  readonly topics: readonly IndexedTopic[];
  readonly postings: PostingRun;
  readonly words: WordsByVersion;
  /** Their content parts, before compression. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Stores the content of topics and indexes their words.
 * @param topics in directory order, whole buckets of them: blocks are numbered through each bucket.
 * @param onTopic is called after each topic.
 */
export function encodeTopics(
  topics: readonly TopicVersions[],
  onTopic: () => void = () => {},
): EncodedTopics {
  const parts = new PartSet();
  const postings = new PostingLists();
  const blocksInBucket = new Map<number, number>();
  const words = new Map<string, WordCounts[]>();
  const encoded = topics.map(({ path, versions }): IndexedTopic => {
    const numbered = numberTopic(
      path,
      versions.map(({ label, topic }) => ({ label, topic: wholeTopic(topic) })),
    );
    const bucket = bucketOf(path);
    const firstOrdinal = blocksInBucket.get(bucket) ?? 0;
    blocksInBucket.set(bucket, firstOrdinal + numbered.blocks.length);
    const topic = {
      path,
      blocks: numbered.blocks.length,
      segments: storeTopic(numbered, parts),
      records: numbered.records.map(({ anchor, kind }) => ({ anchor, kind })),
      blocksOfRecord: numbered.blocksOfRecord,
      lengths: indexTopic(numbered, firstOrdinal, postings),
      versions: numbered.versions,
    };
    for (const [label, counts] of countWords(numbered)) {
      words.set(label, [...(words.get(label) ?? []), counts]);
    }
    onTopic();
    return topic;
  });
  const sums = Array.from(words, ([label, counts]) => [label, sumWords(counts)] as const);
  return { topics: encoded, postings: writeRun(postings), words: new Map(sums), parts: parts.parts };
}

/** The topics of a doc set in the order of every table: by bucket, then by path. */
export function topicsInOrder(
  versions: readonly { readonly label: string; readonly topics: readonly DraftTopic[] }[],
): TopicVersions[] {
  const byPath = new Map<string, { label: string; topic: DraftTopic }[]>();
  for (const { label, topics } of versions) {
    for (const topic of topics) {
      const known = byPath.get(topic.path);
      if (known) known.push({ label, topic });
      else byPath.set(topic.path, [{ label, topic }]);
    }
  }
  return [...byPath]
    .map(([path, list]) => ({ path, versions: list, bucket: bucketOf(path) }))
    .sort((a, b) => a.bucket - b.bucket || (a.path < b.path ? -1 : 1));
}
