import { ENCODER_FINGERPRINT } from '../core/encoder.ts';
import {
  bucketOf,
  type Directory,
  type Manifest,
  type Moves,
  PACK_FORMAT,
  type SpareEntry,
  type TopicList,
  type VersionEntry,
} from '../core/pack-format.ts';
import { countVersion } from './count-version.ts';
import { encodeMoves } from './encode-moves.ts';
import { indexLinkWords, type LinkWords } from './index-links.ts';
import { symbolEntries } from './index-symbols.ts';
import { indexTopic, PostingLists, termEntries } from './index-text.ts';
import { writeVocabulary } from './index-words.ts';
import { PartSet } from './parts.ts';
import { sealManifest } from './seal-manifest.ts';
import { SectionVersions } from './section-versions.ts';
import { numberTopic, storeTopic } from './store-topic.ts';
import { type IndexedTopic, topicRows } from './topic-rows.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';
import { writeChunkTable } from './write-chunk-table.ts';

/** A pack in memory: what is written to disk, before compression. */
export interface EncodedPack {
  readonly manifest: Manifest;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Turns a doc set into the parts of a pack. A pure function of its input: the same doc set gives the same bytes.
 * @param onTopic is called after each topic, for progress.
 */
export function encodePack(draft: DocSetDraft, onTopic: () => void = () => {}): EncodedPack {
  const parts = new PartSet();
  const byVersion = draft.versions.map(
    (version) => new Map(version.topics.map((topic) => [topic.path, topic])),
  );
  const paths = [...new Set(byVersion.flatMap((topics) => [...topics.keys()]))].sort(byBucket);
  const postings = new PostingLists();
  const blocksInBucket = new Map<number, number>();
  const indexed: IndexedTopic[] = [];
  for (const path of paths) {
    const versions = draft.versions.flatMap(({ label }, i) => {
      const topic = byVersion[i]?.get(path);
      return topic ? [{ label, topic }] : [];
    });
    const numbered = numberTopic(path, versions);
    const bucket = bucketOf(path);
    const firstOrdinal = blocksInBucket.get(bucket) ?? 0;
    blocksInBucket.set(bucket, firstOrdinal + numbered.blocks.length);
    indexed.push({
      path,
      blocks: numbered.blocks.length,
      segments: storeTopic(numbered, parts),
      records: numbered.records.map(({ anchor, kind }) => ({ anchor, kind })),
      blocksOfRecord: numbered.blocksOfRecord,
      lengths: indexTopic(numbered, firstOrdinal, postings),
      versions: numbered.versions,
    });
    onTopic();
  }
  const assets = [...draft.assets.keys()].sort().map((name) => {
    return parts.add(draft.assets.get(name) as Uint8Array);
  });
  const links = draft.versions.map((version) => indexLinkWords(version, paths));
  const sections = new SectionVersions(
    indexed,
    draft.versions.map(({ label }) => label),
  );
  const moves = encodeMoves(draft.versions, indexed, sections);
  for (const one of moves) if (one) sections.join(one);
  const manifest = sealManifest({
    format: PACK_FORMAT,
    docSet: { id: draft.id, title: draft.title, description: draft.description },
    encoder: ENCODER_FINGERPRINT,
    versions: draft.versions.map((version, i) =>
      encodeVersion(version, indexed, sections, links[i] as LinkWords, moves[i], parts),
    ),
    directory: parts.addJson({
      topics: indexed.map(({ path, segments }) => ({ path, segments })),
      assets,
    } satisfies Directory),
    postings: parts.addTable(
      termEntries(
        postings,
        links.map((words) => words.postings),
      ),
    ),
    ...encodeSpare(draft, parts),
  });
  return { manifest, parts: parts.parts };
}

/** Spare texts are content parts like others, which nothing but an import looks for. */
function encodeSpare({ versions }: DocSetDraft, parts: PartSet): Pick<Manifest, 'spare'> {
  const entries = versions.flatMap(({ label, spare }) =>
    spare.map(({ topic, position }): SpareEntry => {
      const { path } = topic;
      return { label, path, position, segments: storeTopic(numberTopic(path, [{ label, topic }]), parts) };
    }),
  );
  return entries.length > 0 ? { spare: parts.addJson(entries) } : {};
}

function encodeVersion(
  version: VersionDraft,
  indexed: readonly IndexedTopic[],
  sections: SectionVersions,
  links: LinkWords,
  moves: Moves | undefined,
  parts: PartSet,
): VersionEntry {
  const { label, detectedFrom, sources, topics, missing, found, diagnostics } = version;
  const list: TopicList = {
    topics: topics.map(({ path, title, kind, chunks }) => ({ path, title, kind, chunks: chunks.length })),
    missing,
    ...(found.length > 0 ? { found } : {}),
  };
  const paths = indexed.map(({ path }) => path);
  return {
    label,
    detectedFrom,
    sources,
    counts: countVersion(version),
    topics: parts.addJson(list),
    chunks: parts.add(writeChunkTable(topicRows(indexed, label, sections, links.lengths))),
    symbols: parts.addTable(symbolEntries(topics, paths)),
    vocabulary: parts.add(writeVocabulary(topics)),
    diagnostics: parts.addJson(diagnostics),
    ...(moves ? { moves: parts.addJson(moves) } : {}),
  };
}

/** The order of topics in every table: by bucket, then by path. */
function byBucket(a: string, b: string): number {
  return bucketOf(a) - bucketOf(b) || (a < b ? -1 : 1);
}
