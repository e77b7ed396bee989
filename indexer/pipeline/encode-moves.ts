import type { Moves, StoredChunk, StoredPlace, StoredTopicVersion } from '../core/pack-format.ts';
import { type DraftTopic, readText } from './draft-topic.ts';
import { findHeirs } from './find-heirs.ts';
import { chunkOf, matchVersions, type SectionKey } from './match-versions.ts';
import type { SectionVersions } from './section-versions.ts';
import type { IndexedTopic } from './topic-rows.ts';
import type { VersionDraft } from './version-draft.ts';

interface PlacedVersion {
  readonly topics: readonly DraftTopic[];
  /** Where a chunk of a topic is in the tables. */
  readonly place: (key: SectionKey) => StoredPlace;
}

/**
 * By version: what of it stands elsewhere in the next newer one; undefined where nothing does.
 * @param versions newest first
 * @param indexed the topics of the directory, in its order
 */
export function encodeMoves(
  versions: readonly VersionDraft[],
  indexed: readonly IndexedTopic[],
  sections: SectionVersions,
): (Moves | undefined)[] {
  const numbers = new Map(indexed.map(({ path }, number) => [path, number]));
  const placed = versions.map(
    ({ label, topics }): PlacedVersion => ({
      topics,
      place: (key) => {
        const { path } = key.topic;
        const topic = numbers.get(path) as number;
        const { versions } = indexed[topic] as IndexedTopic;
        const stored = versions.find((version) => version.label === label) as StoredTopicVersion;
        const [record] = stored.chunks[key.index] as StoredChunk;
        return [topic, sections.identityOf(topic, record), path, chunkOf(key).anchor];
      },
    }),
  );
  return placed.map((older, i) => {
    const newer = placed[i - 1];
    return newer && movesBetween(older, newer);
  });
}

function movesBetween(older: PlacedVersion, newer: PlacedVersion): Moves | undefined {
  const match = matchVersions(older.topics, newer.topics, readText);
  const moved = match.pairs
    .filter(({ before, after }) => addressOf(before) !== addressOf(after))
    .map(({ before, after, how }) => ({ from: older.place(before), to: newer.place(after), how }));
  const heirs = findHeirs(match, readText).map(({ before, into }) => ({
    from: older.place(before),
    into: into.map((key) => newer.place(key)),
  }));
  return moved.length + heirs.length > 0 ? { moved, heirs } : undefined;
}

function addressOf(key: SectionKey): string {
  return `${key.topic.path}#${chunkOf(key).anchor}`;
}
