import { ENCODER_FINGERPRINT } from '../core/encoder.ts';
import {
  type Directory,
  type Manifest,
  type Moves,
  PACK_FORMAT,
  type RangeTableRef,
  type SpareEntry,
  type TopicList,
  type VersionEntry,
} from '../core/pack-format.ts';
import { countVersion } from './count-version.ts';
import { wholeTopic } from './draft-topic.ts';
import { type EarlyTables, earlyTables } from './early-tables.ts';
import { encodeMoves, findMoves } from './encode-moves.ts';
import { encodeTopics, topicsInOrder } from './encode-topics.ts';
import { termEntries } from './index-text.ts';
import { type WordCounts, type WordsByVersion, writeVocabulary } from './index-words.ts';
import { PartSet } from './parts.ts';
import { type ChangedPostings, changeTerms } from './patch-postings.ts';
import type { InstalledTable } from './patch-table.ts';
import { readRuns } from './posting-runs.ts';
import { sealManifest } from './seal-manifest.ts';
import { SectionVersions } from './section-versions.ts';
import { numberTopic, storeTopic } from './store-topic.ts';
import { type IndexedTopic, topicRows } from './topic-rows.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';
import { type KnownLinks, type KnownTables, tableOfSymbols, updateLinks } from './version-tables.ts';
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
  const { postings, ...encoded } = encodeTopics(topicsInOrder(draft.versions), onTopic);
  return assemblePack(draft, {
    ...encoded,
    postings: readRuns([postings]),
    early: earlyTables(draft.versions),
  });
}

/** The topics of a doc set, encoded. */
export interface EncodedDocSet {
  /** In directory order. */
  readonly topics: readonly IndexedTopic[];
  readonly words: WordsByVersion;
  /** Their content parts, where these are not in the pack's folder already. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** The postings of their texts, in no order. */
  readonly postings: Iterable<readonly [term: string, postings: Uint8Array]>;
  readonly early: EarlyTables;
}

/** The topics of a doc set whose pack is installed in another state, with the same versions. */
export interface UpdatedDocSet extends Omit<EncodedDocSet, 'postings' | 'early'> {
  /** The postings of texts. */
  readonly changed: ChangedPostings;
  readonly installed: InstalledTables;
}

/** Tables of an installed pack. */
export interface InstalledTables {
  readonly postings: InstalledTable;
  /** By label of the version. */
  readonly versions: ReadonlyMap<string, KnownTables>;
}

/** A pack, and what it takes to update it. */
export interface AssembledPack extends EncodedPack {
  readonly tables: InstalledTables['versions'];
}

/** Makes the pack of a doc set whose topics are encoded. */
export function assemblePack(draft: DocSetDraft, encoded: EncodedDocSet | UpdatedDocSet): AssembledPack {
  const parts = new PartSet(encoded.parts);
  const { topics, words } = encoded;
  const read = [...draft.assets.values()].map((bytes) => parts.add(bytes));
  const names = [...(draft.storedAssets ?? []), ...read].map(({ name }) => name);
  const assets = [...new Set(names)].sort().map((name) => ({ name }));
  const { postings, links } =
    'postings' in encoded ? writeTerms(encoded, parts) : updateTerms(draft, encoded, parts);
  const before = 'installed' in encoded ? encoded.installed.versions : undefined;
  const tables = new Map(
    draft.versions.map((version, i): [string, KnownTables] => {
      const symbols = tableOfSymbols(version, before?.get(version.label)?.symbols, parts);
      return [version.label, { links: links[i] as KnownLinks, symbols }];
    }),
  );
  const sections = new SectionVersions(
    topics,
    draft.versions.map(({ label }) => label),
  );
  const found = 'early' in encoded ? encoded.early.moves : findMoves(draft.versions);
  const moves = encodeMoves(found, draft.versions, topics, sections);
  for (const one of moves) if (one) sections.join(one);
  const directory: Directory = { topics: topics.map(({ path, segments }) => ({ path, segments })), assets };
  const manifest = sealManifest({
    format: PACK_FORMAT,
    docSet: { id: draft.id, title: draft.title, description: draft.description },
    encoder: ENCODER_FINGERPRINT,
    versions: draft.versions.map((version, i) => {
      const known = tables.get(version.label) as KnownTables;
      const counts = words.get(version.label) ?? new Map();
      return encodeVersion(version, topics, sections, known, counts, moves[i], parts);
    }),
    directory: parts.addJson(directory),
    postings,
    ...encodeSpare(draft, parts),
  });
  return { manifest, parts: parts.parts, tables };
}

/** The postings table, and the links of each version. */
interface WrittenTerms {
  readonly postings: RangeTableRef;
  readonly links: readonly KnownLinks[];
}

function writeTerms({ postings, early: { links } }: EncodedDocSet, parts: PartSet): WrittenTerms {
  const lists = links.map(({ words }) => words.postings);
  return {
    postings: parts.addTable(termEntries(postings, lists)),
    links: links.map(({ known, graph }) => ({ ...known, graph: parts.add(graph) })),
  };
}

function updateTerms(
  { versions }: DocSetDraft,
  { changed, installed }: UpdatedDocSet,
  parts: PartSet,
): WrittenTerms {
  const updates = versions.map((version) => {
    const known = installed.versions.get(version.label)?.links;
    if (!known) throw new Error(`the links of version ${version.label} are not known`);
    return updateLinks(version, known, parts);
  });
  const changes = changeTerms(
    changed,
    updates.map((update) => update.changed),
  );
  return {
    postings: parts.patchTable(installed.postings, changes),
    links: updates.map(({ known }) => known),
  };
}

/** Spare texts are content parts like others, which nothing but an import looks for. */
function encodeSpare({ versions }: DocSetDraft, parts: PartSet): Pick<Manifest, 'spare'> {
  const entries = versions.flatMap(({ label, spare }) =>
    spare.map(({ topic, position }): SpareEntry => {
      const { path } = topic;
      const numbered = numberTopic(path, [{ label, topic: wholeTopic(topic) }]);
      return { label, path, position, segments: storeTopic(numbered, parts) };
    }),
  );
  return entries.length > 0 ? { spare: parts.addJson(entries) } : {};
}

function encodeVersion(
  version: VersionDraft,
  indexed: readonly IndexedTopic[],
  sections: SectionVersions,
  { links, symbols }: KnownTables,
  words: WordCounts,
  moves: Moves | undefined,
  parts: PartSet,
): VersionEntry {
  const { label, detectedFrom, sources, topics, missing, found, diagnostics } = version;
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
    chunks: parts.add(writeChunkTable(topicRows(indexed, label, sections, links.lengths))),
    symbols: symbols.table,
    vocabulary: parts.add(writeVocabulary(words, new Set(symbols.keys))),
    diagnostics: parts.addJson(diagnostics),
    links: links.graph,
    ...(moves ? { moves: parts.addJson(moves) } : {}),
  };
}
