import type { Moves, StoredChunk, StoredPlace, StoredTopicVersion } from '../core/pack-format.ts';
import { readText } from './draft-topic.ts';
import { findHeirs, type Heirs } from './find-heirs.ts';
import { chunkOf, matchVersions, type SectionKey, type SectionPair } from './match-versions.ts';
import type { SectionVersions } from './section-versions.ts';
import type { IndexedTopic } from './topic-rows.ts';
import type { VersionDraft } from './version-draft.ts';

/** What of a version stands elsewhere in the next newer one. */
export interface FoundMoves {
  readonly moved: readonly SectionPair[];
  readonly heirs: readonly Heirs[];
}

/**
 * By version: what of it stands elsewhere in the next newer one; undefined for the newest.
 * @param versions newest first
 */
export function findMoves(versions: readonly VersionDraft[]): (FoundMoves | undefined)[] {
  return versions.map((older, i) => {
    const newer = versions[i - 1];
    if (!newer) return undefined;
    const match = matchVersions(older.topics, newer.topics, readText);
    const moved = match.pairs.filter(({ before, after }) => addressOf(before) !== addressOf(after));
    return { moved, heirs: findHeirs(match, readText) };
  });
}

/**
 * What was found by version, with its places in the tables; undefined where nothing stands elsewhere.
 * @param versions newest first
 * @param indexed the topics of the directory, in its order
 */
export function encodeMoves(
  found: readonly (FoundMoves | undefined)[],
  versions: readonly VersionDraft[],
  indexed: readonly IndexedTopic[],
  sections: SectionVersions,
): (Moves | undefined)[] {
  const numbers = new Map(indexed.map(({ path }, number) => [path, number]));
  const placesIn =
    ({ label }: VersionDraft) =>
    (key: SectionKey): StoredPlace => {
      const { path } = key.topic;
      const topic = numbers.get(path) as number;
      const { versions } = indexed[topic] as IndexedTopic;
      const stored = versions.find((version) => version.label === label) as StoredTopicVersion;
      const [record] = stored.chunks[key.index] as StoredChunk;
      return [topic, sections.identityOf(topic, record), path, chunkOf(key).anchor];
    };
  return versions.map((older, i) => {
    const newer = versions[i - 1];
    const { moved, heirs } = found[i] ?? {};
    if (!newer || !moved || !heirs || moved.length + heirs.length === 0) return undefined;
    const [from, to] = [placesIn(older), placesIn(newer)];
    return {
      moved: moved.map(({ before, after, how }) => ({ from: from(before), to: to(after), how })),
      heirs: heirs.map(({ before, into }) => ({ from: from(before), into: into.map(to) })),
    };
  });
}

function addressOf(key: SectionKey): string {
  return `${key.topic.path}#${chunkOf(key).anchor}`;
}
