import { PackFormatError, PackIntegrityError, REPLACE_PACK } from './errors.ts';
import { isDocSetId } from './ref.ts';
import type { LayoutNode, LinkNode } from './tree.ts';
import type {
  ChunkKind,
  FurtherSource,
  MissingTopic,
  Source,
  SymbolName,
  TopicKind,
  VersionCounts,
} from './types.ts';

/**
 * What a pack looks like on disk. These types are the format: change one only with PACK_FORMAT, and keep a pack of
 * the old format as a fixture. Runtime types (types.ts) never leak in here; pack.ts turns one into the other.
 *
 *   packs/<docset>/manifest.json      the Manifest in force
 *   packs/<docset>/parts/<hash>.gz    parts, immutable, named by the hash of their uncompressed bytes
 */
export const PACK_FORMAT = 1;

/** Hex digits in a part's name: the first 96 bits of SHA-256, enough to tell apart the parts of one pack. */
export const HASH_LENGTH = 24;

/** Topics are spread over this many buckets by a hash of their path; block ids in postings are (bucket, ordinal). */
export const BUCKETS = 4096;

export interface PartRef {
  readonly name: string;
}

/** A range table's parts in key order: the first key of each, and its name. */
export type RangeTableRef = readonly (readonly [firstKey: string, part: string])[];

export interface VersionEntry {
  readonly label: string;
  /** Where the label was found: `flag`, `front matter`, `title`, `url` …; shown to people. */
  readonly detectedFrom: string;
  readonly sources: readonly Source[];
  readonly counts: VersionCounts;
  /** TopicList as JSON, in reading order. */
  readonly topics: PartRef;
  /** The chunks of this version for search (chunk-table.ts). */
  readonly chunks: PartRef;
  /** Folded last part of a name → StoredSymbol[] as JSON. */
  readonly symbols: RangeTableRef;
  /** The words of this version as they are spelled (vocabulary.ts). */
  readonly vocabulary: PartRef;
  /** Diagnostic[] as JSON. */
  readonly diagnostics: PartRef;
  /** Which section links to which (link-graph.ts); packs made before there was one have none. */
  readonly links?: PartRef;
  /** Moves as JSON, where anything of this version stands elsewhere in the next newer one. */
  readonly moves?: PartRef;
}

/**
 * Where a section is: the number of its topic in the directory, the number of the first record with its anchor in that
 * topic, the topic's path, the anchor.
 */
export type StoredPlace = readonly [topic: number, identity: number, path: string, anchor: string];

/** What of a version stands elsewhere in the next newer one of the pack. */
export interface Moves {
  /** Sections whose path or anchor is another there, and how they were known again. */
  readonly moved: readonly {
    readonly from: StoredPlace;
    readonly to: StoredPlace;
    readonly how: 'id' | 'symbol' | 'title' | 'content';
  }[];
  /** Sections that are gone, and those that have their text now, most of it first. */
  readonly heirs: readonly { readonly from: StoredPlace; readonly into: readonly StoredPlace[] }[];
}

export interface Manifest {
  readonly format: number;
  readonly docSet: { readonly id: string; readonly title: string; readonly description: string };
  /** Fingerprint of the encoder that wrote the postings; a reader with another one would find nothing. */
  readonly encoder: string;
  /** Newest first. */
  readonly versions: readonly VersionEntry[];
  /** Directory as JSON: where the content of each topic lies. */
  readonly directory: PartRef;
  /** Term → where it stands, over the blocks of all versions, and in links (postings.ts). */
  readonly postings: RangeTableRef;
  /** SpareEntry[] as JSON, where there are any. Only an import reads them. */
  readonly spare?: PartRef;
  /** Name that a part with the rest of the manifest, as JSON, would have: tells a manifest that was changed. */
  readonly seal: string;
}

export interface TopicEntry {
  readonly path: string;
  readonly title: string;
  readonly kind: TopicKind;
  readonly chunks: number;
}

export interface TopicList {
  readonly topics: readonly TopicEntry[];
  /** Named by a catalogue, text not there. */
  readonly missing: readonly MissingTopic[];
  /** Named by a catalogue, and there: what would be missing again without its topic. */
  readonly found?: readonly MissingTopic[];
}

/** One content part of a topic: a run of records and the blocks that they use first (segment.ts). */
export interface SegmentRef extends PartRef {
  readonly firstRecord: number;
  readonly firstBlock: number;
}

export interface Directory {
  /** Sorted by (bucket, path): the order of topics in the tables of chunks. */
  readonly topics: readonly { readonly path: string; readonly segments: readonly SegmentRef[] }[];
  /** Pictures. */
  readonly assets: readonly PartRef[];
}

/**
 * A page that a version has from two sources, as the one has it whose text is not shown. It is kept so that the page
 * stays when the other source drops it.
 */
export interface SpareEntry {
  readonly label: string;
  /** The path in its own source. */
  readonly path: string;
  /** Its place among all pages of its source. */
  readonly position: number;
  readonly segments: readonly SegmentRef[];
}

/** What a chunk says, shared by all versions that say it. Its blocks are numbered within the topic. */
export interface StoredRecord {
  readonly anchor: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly kind: ChunkKind;
  readonly trail?: readonly string[];
  readonly layout: readonly LayoutNode[];
  readonly symbols?: readonly SymbolName[];
  readonly hash: string;
}

export interface StoredTopicVersion {
  readonly label: string;
  readonly title: string;
  readonly kind: TopicKind;
  readonly file: string;
  readonly source: number;
  readonly alsoFrom?: readonly string[];
  readonly ownPath?: string;
  readonly alsoIn?: readonly FurtherSource[];
  /** Per chunk in document order. */
  readonly chunks: readonly StoredChunk[];
}

/**
 * A chunk in a version: number of its record, index of its parent (-1: none), line, link to its code, and, where they are
 * known, by how many lines each of its links stands below its own line.
 */
export type StoredChunk = readonly [
  record: number,
  parent: number,
  line: number,
  codeLink?: LinkNode | null,
  linkLines?: readonly number[],
];

export interface StoredSymbol {
  readonly name: string;
  readonly kind: ChunkKind;
  /** The chunk that defines it: topic path, anchor, and its number among this version's chunks of the topic's bucket. */
  readonly path: string;
  readonly anchor: string;
  readonly chunk: number;
}

/** The bucket of a topic: FNV-1a over its path's code units, so that it depends on nothing else in the pack. */
export function bucketOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193) >>> 0;
  return hash % BUCKETS;
}

/** The order of topics in every table: by bucket, then by path. */
export function byBucket(a: string, b: string): number {
  return bucketOf(a) - bucketOf(b) || (a < b ? -1 : 1);
}

/**
 * Reads a manifest back.
 * @throws PackFormatError when it was written in a format this djdocs does not know.
 * @throws PackIntegrityError when it is not a manifest at all.
 */
export function parseManifest(bytes: Uint8Array, place: string): Manifest {
  const manifest = parseJsonPart<Partial<Manifest>>(bytes, `the manifest of ${place}`);
  if (typeof manifest?.format === 'number' && manifest.format !== PACK_FORMAT) {
    const newer = manifest.format > PACK_FORMAT;
    throw new PackFormatError(
      `${place} was written in pack format ${manifest.format}, this djdocs reads format ${PACK_FORMAT}`,
      newer ? 'Update djdocs' : REPLACE_PACK,
    );
  }
  const { docSet, versions, directory, postings } = manifest ?? {};
  const hasId = typeof docSet?.id === 'string' && isDocSetId(docSet.id);
  const whole = hasId && Array.isArray(versions) && versions.length > 0;
  if (!whole || !directory || !Array.isArray(postings)) {
    throw new PackIntegrityError(`${place} is not the manifest of a pack`, REPLACE_PACK);
  }
  return manifest as Manifest;
}

/** Reads a JSON part back. @throws PackIntegrityError naming the place when it is not JSON. */
export function parseJsonPart<T>(bytes: Uint8Array, place: string): T {
  return parseJson(new TextDecoder().decode(bytes), place);
}

/** Reads a piece of a part that is JSON. @throws PackIntegrityError naming the place when it is not. */
export function parseJson<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new PackIntegrityError(`${place} cannot be read`, REPLACE_PACK, { cause });
  }
}
