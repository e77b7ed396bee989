import type {
  Directory,
  Segment,
  SegmentRef,
  StoredChunk,
  StoredRecord,
  StoredTopicVersion,
} from './pack-format.ts';
import type { PackParts } from './pack-parts.ts';
import { type Block, type ContentNode, mapLeaves } from './tree.ts';
import type { Chunk, Topic } from './types.ts';

/** Content parts that are kept decoded, so that a hit's excerpt and then its page cost one read. */
const KEPT_SEGMENTS = 64;

/** Reads topics and chunks of a pack from its content parts, and of those only the ones that hold what is asked. */
export class TopicReader {
  readonly #parts: PackParts;
  readonly #directory: () => Promise<Directory>;
  readonly #segments = new Map<string, Promise<Segment>>();

  constructor(parts: PackParts, directory: () => Promise<Directory>) {
    this.#parts = parts;
    this.#directory = directory;
  }

  /** The labels of the versions that have this topic, newest first; empty when none has. */
  async versionsOf(path: string): Promise<string[]> {
    const refs = await this.#segmentRefs(path);
    if (!refs) return [];
    return ((await this.#segment(refs[0] as SegmentRef)).versions ?? []).map((version) => version.label);
  }

  /** One topic of one version with all of its chunks, or undefined when the version does not have it. */
  async topic(path: string, wanted: string): Promise<Topic | undefined> {
    const refs = await this.#segmentRefs(path);
    return refs && this.topicIn(refs, path, wanted);
  }

  /** A topic whose content parts are known. */
  async topicIn(refs: readonly SegmentRef[], path: string, wanted: string): Promise<Topic | undefined> {
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
      ...(stored.ownPath ? { ownPath: stored.ownPath } : {}),
      ...(stored.alsoIn ? { alsoIn: stored.alsoIn } : {}),
      chunks: stored.chunks.map((chunk) => {
        const [record, , , codeLink] = chunk;
        return { ...this.#chunk(records[record], blocks, chunk, path), ...(codeLink ? { codeLink } : {}) };
      }),
    };
  }

  /**
   * One chunk by the number of its record, reading only the parts that hold it and its blocks. Its `parent`, `line` and
   * `codeLink`, which belong to a version, are left at -1, 0 and undefined.
   */
  async chunkOfRecord(path: string, record: number): Promise<Chunk> {
    const refs = await this.#segmentRefs(path);
    const at = refs?.findLastIndex((ref) => ref.firstRecord <= record) ?? -1;
    const ref = refs?.[at];
    if (!refs || !ref) throw this.#parts.damaged(`topic ${path} has no record ${record}`);
    const stored = (await this.#segment(ref)).records[record - ref.firstRecord];
    const blocks: Block[] = [];
    for (const [number, segmentRef] of this.#segmentsOfBlocks(stored, refs)) {
      const block = (await this.#segment(segmentRef)).blocks[number - segmentRef.firstBlock];
      if (block) blocks[number] = block;
    }
    return this.#chunk(stored, blocks, [record, -1, 0], path);
  }

  /** What is known of a topic in a version beside its chunks, without reading more than its first part. */
  async topicVersion(path: string, label: string): Promise<StoredTopicVersion | undefined> {
    const first = (await this.#segmentRefs(path))?.[0];
    if (!first) return undefined;
    return (await this.#segment(first)).versions?.find((version) => version.label === label);
  }

  async #segmentRefs(path: string): Promise<readonly SegmentRef[] | undefined> {
    const byPath = await this.#parts.keep('paths', async () => {
      const { topics } = await this.#directory();
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
    const reading = this.#parts.jsonOnce<Segment>(ref.name);
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
    [, parent, line, , linkLines]: StoredChunk,
    path: string,
  ): Chunk {
    if (!record) throw this.#parts.damaged(`a chunk of topic ${path} is missing`);
    const content: ContentNode[] = mapLeaves(record.layout, isNumber, (number): Block => {
      const block = blocks[number];
      if (!block) throw this.#parts.damaged(`block ${number} of topic ${path} is missing`);
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
      ...(linkLines ? { linkLines: linkLines.map((at) => line + at) } : {}),
      hash: record.hash,
    };
  }
}

function isNumber(node: unknown): node is number {
  return typeof node === 'number';
}
