import { changeNodes } from './change-notes.ts';
import { ENCODER_FINGERPRINT } from './encoder.ts';
import { DocsError, PackFormatError, REPLACE_PACK } from './errors.ts';
import { textsOf } from './excerpt.ts';
import { type LinkGraph, readLinkGraph } from './link-graph.ts';
import {
  type Directory,
  type Manifest,
  type Moves,
  parseManifest,
  type SpareEntry,
  type TopicList,
  type VersionEntry,
} from './pack-format.ts';
import { PackParts } from './pack-parts.ts';
import type { PartSource } from './part-source.ts';
import { RangeTable } from './range-table.ts';
import { Recent, recall } from './recent.ts';
import type { FoundSection, SearchablePack } from './searchable.ts';
import { type FoundChunk, TopicReader } from './topic-reader.ts';
import type { Diagnostic, Topic } from './types.ts';
import { VersionIndex } from './version-index.ts';
import { defaultVersion, findVersion } from './versions.ts';

/** Chunks that are kept read: the hits of a query are mostly those of the query one letter before. */
const KEPT_CHUNKS = 60;

const NO_MOVES: Moves = { moved: [], heirs: [] };

/**
 * An open pack: immutable, as its manifest was when it was opened. Everything is read when it is first needed and
 * only the parts that hold it.
 */
export class Pack implements SearchablePack {
  readonly manifest: Manifest;
  readonly #opened: Uint8Array;
  readonly #parts: PackParts;
  readonly #topics: TopicReader;
  readonly #indexes = new Map<string, VersionIndex>();
  readonly #chunks = new Recent<string, Promise<FoundChunk>>(KEPT_CHUNKS);

  private constructor(parts: PackParts, opened: Uint8Array, manifest: Manifest) {
    this.#opened = opened;
    this.#parts = parts;
    this.#topics = new TopicReader(parts, () => this.directory());
    this.manifest = manifest;
  }

  /**
   * Opens the pack whose files `source` hands out.
   * @throws PackFormatError, PackIntegrityError as parseManifest does.
   */
  static async open(source: PartSource): Promise<Pack> {
    const bytes = await source.manifest();
    const parts = new PackParts(source);
    parts.note(bytes);
    return new Pack(parts, bytes, parseManifest(bytes, source.place));
  }

  /** Whether another manifest has come into force since this pack was opened. */
  async isReplaced(): Promise<boolean> {
    const bytes = await this.source.manifest();
    return bytes.length !== this.#opened.length || bytes.some((byte, i) => byte !== this.#opened[i]);
  }

  get id(): string {
    return this.manifest.docSet.id;
  }

  get docSet(): Manifest['docSet'] {
    return this.manifest.docSet;
  }

  get source(): PartSource {
    return this.#parts.source;
  }

  /** What was read so far, for `--explain`. */
  get reads(): { readonly parts: number; readonly bytes: number } {
    return this.#parts.reads;
  }

  /** Labels, newest first. */
  get versions(): string[] {
    return this.manifest.versions.map((version) => version.label);
  }

  /**
   * The entry of the version that a label means (`5.2`, `v5.2`, `stable`); without a label, of the newest release.
   * @throws DocsError `not-found`, listing the versions there are.
   */
  version(label?: string): VersionEntry {
    const wanted = label ?? defaultVersion(this.versions);
    const found = findVersion(wanted, this.versions);
    const entry = this.manifest.versions.find((version) => version.label === found);
    if (entry) return entry;
    throw new DocsError(
      'not-found',
      `"${this.id}" has no version ${wanted}`,
      `Installed are ${this.versions.join(', ')}`,
    );
  }

  /** Topics of a version in reading order, with those that a catalogue only names. */
  topicList(label?: string): Promise<TopicList> {
    return this.#parts.json<TopicList>(this.version(label).topics.name);
  }

  directory(): Promise<Directory> {
    return this.#parts.json<Directory>(this.manifest.directory.name);
  }

  diagnostics(label?: string): Promise<readonly Diagnostic[]> {
    return this.#parts.json<Diagnostic[]>(this.version(label).diagnostics.name);
  }

  /** Which sections of a version link to which; undefined for a pack that was made before this was kept. */
  async linkGraph(label?: string): Promise<LinkGraph | undefined> {
    const { links } = this.version(label);
    if (!links) return undefined;
    return this.#parts.keep(`links ${links.name}`, async () => {
      const bytes = await this.#parts.bytes(links.name);
      return this.#parts.decode(links.name, () => readLinkGraph(bytes));
    });
  }

  /** What of a version stands elsewhere in the next newer one. */
  async moves(label: string): Promise<Moves> {
    const { moves } = this.version(label);
    return moves ? this.#parts.json<Moves>(moves.name) : NO_MOVES;
  }

  /** A picture's bytes, by the name that an ImageNode holds. */
  asset(name: string): Promise<Uint8Array> {
    return this.#parts.bytes(name);
  }

  /** The labels of the versions that have this topic, newest first; empty when none has. */
  versionsOf(path: string): Promise<string[]> {
    return this.#topics.versionsOf(path);
  }

  /** One topic of one version with all of its chunks, or undefined when the version does not have it. */
  async topic(path: string, label?: string): Promise<Topic | undefined> {
    return this.#topics.topic(path, this.version(label).label);
  }

  /** The pages that a further source has too, as that one has them: for an import to merge them again. */
  async spareEntries(): Promise<readonly SpareEntry[]> {
    const { spare } = this.manifest;
    return spare ? this.#parts.json<SpareEntry[]>(spare.name) : [];
  }

  /** The text of such a page. */
  async spareTopic({ path, label, segments }: SpareEntry): Promise<Topic> {
    const topic = await this.#topics.topicIn(segments, path, label);
    if (!topic) throw this.#parts.damaged(`the spare text of ${path} is missing`);
    return topic;
  }

  /** What a chunk of a version's table says; see TopicReader. */
  chunk(label: string, chunk: number): Promise<FoundChunk> {
    return recall(this.#chunks, `${label} ${chunk}`, () => this.#readChunk(label, chunk));
  }

  /** What a hit shows of a chunk of a version's table. */
  async section(label: string, number: number): Promise<FoundSection> {
    const { path, chunk, url: urlIn } = await this.chunk(label, number);
    const { anchor, title, trail, kind, content, hash } = chunk;
    const table = await this.index(label).table();
    const isLead = table.firstChunk[table.topic[number] as number] === number;
    const url = urlIn(label);
    return {
      ...{ path, anchor, title, trail, kind, hash },
      ...(url ? { url: isLead ? url : `${url}#${anchor}` } : {}),
      changes: changeNodes(content).map(({ kind, version }) => ({ kind, version })),
      eachText: textsOf(chunk),
    };
  }

  async #readChunk(label: string, chunk: number): Promise<FoundChunk> {
    const table = await this.index(label).table();
    const topic = table.topic[chunk] as number;
    const { records } = table.recordsOf(topic);
    const record = records[chunk - (table.firstChunk[topic] as number)] as number;
    const places = table.segmentsOf(topic);
    table.eachBlockRun(topic, (holder, first, end) => {
      if (holder === chunk) this.#topics.fetchBlocks(places, first, end);
    });
    return this.#topics.chunkOfRecord(places, record);
  }

  /** What a search reads of a version. @throws PackFormatError when another encoder wrote the terms. */
  index(label: string): VersionIndex {
    if (this.manifest.encoder !== ENCODER_FINGERPRINT) {
      throw new PackFormatError(
        `${this.source.place} was indexed by another version of djdocs`,
        REPLACE_PACK,
      );
    }
    const known = this.#indexes.get(label);
    if (known) return known;
    const entry = this.version(label);
    const read = (name: string) => this.#parts.recentBytes(name);
    const tables = {
      postings: new RangeTable(this.manifest.postings, read),
      symbols: new RangeTable(entry.symbols, read),
    };
    const index = new VersionIndex(this.#parts, entry, this.manifest.versions.indexOf(entry), tables);
    this.#indexes.set(label, index);
    return index;
  }
}
