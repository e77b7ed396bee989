import { ENCODER_FINGERPRINT } from '../core/encoder.ts';
import {
  bucketOf,
  type Directory,
  type Manifest,
  PACK_FORMAT,
  type SpareEntry,
  type StoredSymbol,
  type TopicList,
  type VersionEntry,
} from '../core/pack-format.ts';
import { type TopicRecords, writeOverlay, writeRecords } from '../core/search-tables.ts';
import { symbolKey } from '../core/symbol-names.ts';
import type { Topic } from '../core/types.ts';
import { countVersion } from './count-version.ts';
import { indexLinkWords } from './index-links.ts';
import { indexTopic, PostingLists } from './index-text.ts';
import { PartSet } from './parts.ts';
import { type NumberedTopic, numberTopic, storeTopic } from './store-topic.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';

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
  const directory: { path: string; segments: Directory['topics'][number]['segments'] }[] = [];
  const records: TopicRecords[] = [];
  const recordsOf = new Map<string, NumberedTopic['versions']>();
  for (const path of paths) {
    const versions = draft.versions.flatMap(({ label }, i) => {
      const topic = byVersion[i]?.get(path);
      return topic ? [{ label, topic }] : [];
    });
    const numbered = numberTopic(path, versions);
    const bucket = bucketOf(path);
    const firstOrdinal = blocksInBucket.get(bucket) ?? 0;
    blocksInBucket.set(bucket, firstOrdinal + numbered.blocks.length);
    records.push(indexTopic(numbered, firstOrdinal, postings));
    directory.push({ path, segments: storeTopic(numbered, parts) });
    recordsOf.set(path, numbered.versions);
    onTopic();
  }
  const assets = [...draft.assets.keys()].sort().map((name) => {
    return parts.add(draft.assets.get(name) as Uint8Array);
  });
  const manifest: Manifest = {
    format: PACK_FORMAT,
    docSet: { id: draft.id, title: draft.title, description: draft.description },
    encoder: ENCODER_FINGERPRINT,
    versions: draft.versions.map((version) => encodeVersion(version, paths, recordsOf, parts)),
    directory: parts.addJson({ topics: directory, assets } satisfies Directory),
    records: parts.add(writeRecords(records)),
    postings: parts.addTable(postings.entries()),
    ...encodeSpare(draft, parts),
  };
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
  paths: readonly string[],
  recordsOf: ReadonlyMap<string, NumberedTopic['versions']>,
  parts: PartSet,
): VersionEntry {
  const { label, detectedFrom, sources, topics, missing, found, diagnostics } = version;
  const links = indexLinkWords(version, paths);
  const overlay = paths.map((path) => {
    const stored = recordsOf.get(path)?.find((candidate) => candidate.label === label);
    const lengths = links.lengths.get(path);
    return (
      stored && {
        kind: stored.kind,
        chunks: stored.chunks.map(([record, parent], i) => ({
          record,
          parent,
          linkLength: lengths?.[i] ?? 0,
        })),
      }
    );
  });
  const list: TopicList = {
    topics: topics.map(({ path, title, kind, chunks }) => ({ path, title, kind, chunks: chunks.length })),
    missing,
    ...(found.length > 0 ? { found } : {}),
  };
  return {
    label,
    detectedFrom,
    sources,
    counts: countVersion(version),
    topics: parts.addJson(list),
    overlay: parts.add(writeOverlay(overlay)),
    linkWords: parts.addTable(links.postings.entries()),
    symbols: parts.addTable(symbolEntries(topics)),
    diagnostics: parts.addJson(diagnostics),
  };
}

function symbolEntries(topics: readonly Topic[]): [string, Uint8Array][] {
  const byKey = new Map<string, StoredSymbol[]>();
  for (const topic of topics) {
    topic.chunks.forEach((chunk, index) => {
      for (const { name, kind } of chunk.symbols) {
        const key = symbolKey(name);
        if (!key) continue;
        const list = byKey.get(key) ?? [];
        byKey.set(key, list);
        list.push({ name, kind, path: topic.path, anchor: chunk.anchor, chunk: index });
      }
    });
  }
  const order = (a: StoredSymbol, b: StoredSymbol) =>
    `${a.name} ${a.path}` < `${b.name} ${b.path}` ? -1 : 1;
  return [...byKey].map(([key, list]) => [key, new TextEncoder().encode(JSON.stringify(list.sort(order)))]);
}

/** The order of topics in every table: by bucket, then by path. */
function byBucket(a: string, b: string): number {
  return bucketOf(a) - bucketOf(b) || (a < b ? -1 : 1);
}
