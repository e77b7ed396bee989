import { ENCODER_FINGERPRINT } from './encoder.ts';
import { DocsError, PackFormatError, PackIntegrityError, REPLACE_PACK } from './errors.ts';
import {
  type Directory,
  type Manifest,
  parseJsonPart,
  parseManifest,
  type Segment,
  type SegmentRef,
  type StoredRecord,
  type TopicList,
  type VersionEntry,
} from './pack-format.ts';
import type { PartSource } from './part-source.ts';
import { RangeTable } from './range-table.ts';
import {
  BlockMap,
  type ChunkTable,
  type RecordTable,
  readChunkTable,
  readRecordTable,
} from './search-tables.ts';
import { type Block, type ContentNode, mapLeaves } from './tree.ts';
import type { Chunk, Diagnostic, Topic } from './types.ts';
import { defaultVersion } from './versions.ts';

/** Parts that are kept decoded, so that a hit's excerpt and then its page cost one read. */
const KEPT_SEGMENTS = 64;

/**
 * An open pack: immutable, as its manifest was when it was opened. Everything is read when it is first needed and
 * only the parts that hold it.
 */
export class Pack {
  readonly manifest: Manifest;
  readonly manifestName: string;
  readonly source: PartSource;
  /** What was read so far, for `--explain`. */
  readonly reads = { parts: 0, bytes: 0 };

  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #segments = new Map<string, Promise<Segment>>();

  private constructor(source: PartSource, manifestName: string, manifest: Manifest) {
    this.source = source;
    this.manifestName = manifestName;
    this.manifest = manifest;
  }

  /**
   * Opens the pack whose files `source` hands out.
   * @throws PackFormatError, PackIntegrityError as parseManifest does.
   */
  static async open(source: PartSource): Promise<Pack> {
    const name = await source.current();
    const bytes = await source.manifest(name);
    const pack = new Pack(source, name, parseManifest(bytes, source.place));
    pack.reads.parts++;
    pack.reads.bytes += bytes.length;
    return pack;
  }

  get id(): string {
    return this.manifest.docSet.id;
  }

  /** Labels, newest first. */
  get versions(): string[] {
    return this.manifest.versions.map((version) => version.label);
  }

  /**
   * The entry of a version; without a label, of the newest release.
   * @throws DocsError `not-found`, listing the versions there are.
   */
  version(label?: string): VersionEntry {
    const wanted = label ?? defaultVersion(this.versions);
    const entry = this.manifest.versions.find((version) => version.label === wanted);
    if (entry) return entry;
    throw new DocsError(
      'not-found',
      `"${this.id}" has no version ${wanted}`,
      `Installed are ${this.versions.join(', ')}`,
    );
  }

  /** Topics of a version in reading order, with those that a catalogue only names. */
  topicList(label?: string): Promise<TopicList> {
    return this.#json<TopicList>(this.version(label).topics.name);
  }

  directory(): Promise<Directory> {
    return this.#json<Directory>(this.manifest.directory.name);
  }

  diagnostics(label?: string): Promise<readonly Diagnostic[]> {
    return this.#json<Diagnostic[]>(this.version(label).diagnostics.name);
  }

  /** A picture's bytes, by the name that an ImageNode holds. */
  asset(name: string): Promise<Uint8Array> {
    return this.#part(name);
  }

  /** The labels of the versions that have this topic, newest first; empty when none has. */
  async versionsOf(path: string): Promise<string[]> {
    const refs = await this.#segmentRefs(path);
    if (!refs) return [];
    return ((await this.#segment(refs[0] as SegmentRef)).versions ?? []).map((version) => version.label);
  }

  /** One topic of one version with all of its chunks, or undefined when the version does not have it. */
  async topic(path: string, label?: string): Promise<Topic | undefined> {
    const wanted = this.version(label).label;
    const refs = await this.#segmentRefs(path);
    if (!refs) return undefined;
    const segments = await Promise.all(refs.map((ref) => this.#segment(ref)));
    const stored = segments[0]?.versions?.find((version) => version.label === wanted);
    if (!stored) return undefined;
    const records = segments.flatMap((segment) => segment.records);
    const blocks = segments.flatMap((segment) => segment.blocks);
    return {
      path,
      title: stored.title,
      kind: stored.kind,
      file: stored.file,
      source: stored.source,
      ...(stored.url ? { url: stored.url } : {}),
      ...(stored.alsoFrom ? { alsoFrom: stored.alsoFrom } : {}),
      chunks: stored.chunks.map(([record, parent, line]) =>
        this.#chunk(records[record], blocks, parent, line, path),
      ),
    };
  }

  /**
   * One chunk by the number of its record, reading only the parts that hold it and its blocks. Its `parent` and
   * `line`, which belong to a version, are left at -1 and 0.
   */
  async chunkOfRecord(path: string, record: number): Promise<Chunk> {
    const refs = await this.#segmentRefs(path);
    const at = refs?.findLastIndex((ref) => ref.firstRecord <= record) ?? -1;
    const ref = refs?.[at];
    if (!refs || !ref) throw this.#damaged(`topic ${path} has no record ${record}`);
    const stored = (await this.#segment(ref)).records[record - ref.firstRecord];
    const blocks: Block[] = [];
    for (const [number, segmentRef] of this.#segmentsOfBlocks(stored, refs)) {
      const block = (await this.#segment(segmentRef)).blocks[number - segmentRef.firstBlock];
      if (block) blocks[number] = block;
    }
    return this.#chunk(stored, blocks, -1, 0, path);
  }

  /** The page's own address, file and licence in a version, without reading its text. */
  async topicVersion(
    path: string,
    label: string,
  ): Promise<Pick<Topic, 'title' | 'url' | 'file'> | undefined> {
    const refs = await this.#segmentRefs(path);
    const first = refs?.[0];
    return first
      ? (await this.#segment(first)).versions?.find((version) => version.label === label)
      : undefined;
  }

  /** The chunks of a version as columns, for search. @throws PackFormatError when another encoder wrote the terms. */
  async chunkTable(label: string): Promise<ChunkTable> {
    if (this.manifest.encoder !== ENCODER_FINGERPRINT) {
      throw new PackFormatError(
        `${this.source.place} was indexed by another version of djdocs`,
        REPLACE_PACK,
      );
    }
    const entry = this.version(label);
    return this.#keep(`table ${label}`, async () => {
      const [records, overlay] = await Promise.all([this.#recordTable(), this.#part(entry.overlay.name)]);
      return this.#guard(entry.overlay.name, () => readChunkTable(records, overlay));
    });
  }

  /** Where the blocks that postings name stand in a version. */
  blockMap(label: string): Promise<BlockMap> {
    return this.#keep(`blocks ${label}`, async () => new BlockMap(await this.chunkTable(label)));
  }

  #recordTable(): Promise<RecordTable> {
    const { name } = this.manifest.records;
    return this.#keep('records', async () => {
      const [directory, bytes] = await Promise.all([this.directory(), this.#part(name)]);
      const paths = directory.topics.map((topic) => topic.path);
      return this.#guard(name, () => readRecordTable(paths, bytes));
    });
  }

  /** Term → blocks of all versions. */
  get postings(): RangeTable {
    return this.#table(this.manifest.postings);
  }

  /** Term → chunks of a version that other sections link to with it. */
  linkWords(label: string): RangeTable {
    return this.#table(this.version(label).linkWords);
  }

  /** Folded name → symbols of a version. */
  symbols(label: string): RangeTable {
    return this.#table(this.version(label).symbols);
  }

  #table(ref: Manifest['postings']): RangeTable {
    return new RangeTable(ref, (name) => this.#part(name));
  }

  async #segmentRefs(path: string): Promise<readonly SegmentRef[] | undefined> {
    const byPath = await this.#keep('paths', async () => {
      const { topics } = await this.directory();
      return new Map(topics.map((topic) => [topic.path, topic.segments]));
    });
    return byPath.get(path);
  }

  #segment(ref: SegmentRef): Promise<Segment> {
    const kept = this.#segments.get(ref.name);
    if (kept) {
      this.#segments.delete(ref.name);
      this.#segments.set(ref.name, kept);
      return kept;
    }
    const reading = this.#part(ref.name).then((bytes) =>
      parseJsonPart<Segment>(bytes, `part ${ref.name} of ${this.source.place}`),
    );
    this.#segments.set(ref.name, reading);
    reading.catch(() => this.#segments.delete(ref.name));
    for (const oldest of this.#segments.keys()) {
      if (this.#segments.size <= KEPT_SEGMENTS) break;
      this.#segments.delete(oldest);
    }
    return reading;
  }

  *#segmentsOfBlocks(
    record: StoredRecord | undefined,
    refs: readonly SegmentRef[],
  ): Generator<[number, SegmentRef]> {
    const numbers: number[] = [];
    if (record) mapLeaves(record.layout, isNumber, (number) => numbers.push(number));
    for (const number of numbers) {
      const ref = refs.findLast((candidate) => candidate.firstBlock <= number);
      if (ref) yield [number, ref];
    }
  }

  #chunk(
    record: StoredRecord | undefined,
    blocks: readonly Block[],
    parent: number,
    line: number,
    path: string,
  ): Chunk {
    if (!record) throw this.#damaged(`a chunk of topic ${path} is missing`);
    const content: ContentNode[] = mapLeaves(record.layout, isNumber, (number): Block => {
      const block = blocks[number];
      if (!block) throw this.#damaged(`block ${number} of topic ${path} is missing`);
      return block;
    });
    return {
      anchor: record.anchor,
      aliases: record.aliases ?? [],
      title: record.title,
      kind: record.kind,
      parent,
      trail: record.trail ?? [],
      content,
      symbols: record.symbols ?? [],
      line,
      hash: record.hash,
    };
  }

  #json<T>(name: string): Promise<T> {
    return this.#keep(name, async () =>
      parseJsonPart<T>(await this.#part(name), `part ${name} of ${this.source.place}`),
    );
  }

  /** Two readers of one part at the same time share the read; the bytes themselves are not kept. */
  #part(name: string): Promise<Uint8Array> {
    const key = `bytes ${name}`;
    const reading = this.#keep(key, async () => {
      const bytes = await this.source.part(name);
      this.reads.parts++;
      this.reads.bytes += bytes.length;
      return bytes;
    });
    const forget = () => this.#kept.delete(key);
    reading.then(forget, forget);
    return reading;
  }

  #keep<T>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept) return kept;
    const making = make();
    this.#kept.set(key, making);
    making.catch(() => this.#kept.delete(key));
    return making;
  }

  #guard<T>(part: string, read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.#damaged(`part ${part} cannot be read`, cause);
    }
  }

  #damaged(what: string, cause?: unknown): PackIntegrityError {
    return new PackIntegrityError(`${this.source.place} is damaged: ${what}`, REPLACE_PACK, {
      cause,
    });
  }
}

function isNumber(node: unknown): node is number {
  return typeof node === 'number';
}
