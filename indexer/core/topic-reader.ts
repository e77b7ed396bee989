import type { SegmentPlace } from './chunk-table.ts';
import type { Directory, SegmentRef, StoredChunk, StoredRecord } from './pack-format.ts';
import type { PackParts } from './pack-parts.ts';
import { Recent, recall } from './recent.ts';
import { Segment } from './segment.ts';
import { type Block, type ContentNode, mapLeaves } from './tree.ts';
import type { Chunk, Topic } from './types.ts';

/**
 * Bytes of content parts that are kept: a hit's excerpt and then its page cost one read, and a query that is typed meets
 * the hits of others again. A browser takes longer for a part than for a search.
 */
const KEPT_BYTES = 24 * 1024 * 1024;

/** A chunk, and the topic that it is in. */
export interface FoundChunk {
  readonly path: string;
  readonly chunk: Chunk;
  /** The page's own address in a version, where it has one. */
  url(label: string): string | undefined;
}

/** Reads topics and chunks of a pack from its content parts, and of those only the ones that hold what is asked. */
export class TopicReader {
  readonly #parts: PackParts;
  readonly #directory: () => Promise<Directory>;
  readonly #segments = new Recent<string, Promise<Segment>>(KEPT_BYTES);

  constructor(parts: PackParts, directory: () => Promise<Directory>) {
    this.#parts = parts;
    this.#directory = directory;
  }

  /** The labels of the versions that have this topic, newest first; empty when none has. */
  async versionsOf(path: string): Promise<string[]> {
    const refs = await this.#segmentRefs(path);
    if (!refs) return [];
    const [first] = refs;
    return first ? (await this.#segment(first)).versions.map((version) => version.label) : [];
  }

  /** One topic of one version with all of its chunks, or undefined when the version does not have it. */
  async topic(path: string, wanted: string): Promise<Topic | undefined> {
    const refs = await this.#segmentRefs(path);
    return refs && this.topicIn(refs, path, wanted);
  }

  /** A topic whose content parts are known. */
  async topicIn(refs: readonly SegmentRef[], path: string, wanted: string): Promise<Topic | undefined> {
    const segments = await Promise.all(refs.map((ref) => this.#segment(ref)));
    const [first] = segments;
    const stored = first?.versions.find((version) => version.label === wanted);
    if (!first || !stored) return undefined;
    const url = first.url(wanted);
    const records = segments.flatMap((segment) => segment.records);
    const blocks = segments.flatMap((segment) => segment.blocks);
    return {
      path,
      title: stored.title,
      kind: stored.kind,
      file: stored.file,
      source: stored.source,
      ...(url ? { url } : {}),
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
   * Starts reading the parts that hold a run of a topic's blocks, so that nobody who finds them in a record has to wait
   * for another part again.
   */
  fetchBlocks(places: readonly SegmentPlace[], first: number, end: number): void {
    const from = places.findLastIndex(({ firstBlock }) => firstBlock <= first);
    for (const place of places.slice(Math.max(from, 0))) {
      if (place.firstBlock >= end) break;
      this.#segment(place).catch(() => {}); // Whoever needs it is told.
    }
  }

  /**
   * One chunk by the number of its record, reading only the parts that hold it and its blocks. Its `parent`, `line`,
   * `codeLink` and `linkLines`, which belong to a version, are left at -1, 0 and undefined.
   * @param places the content parts of its topic
   */
  async chunkOfRecord(places: readonly SegmentPlace[], record: number): Promise<FoundChunk> {
    const place = places.findLast(({ firstRecord }) => firstRecord <= record);
    if (!place) throw this.#parts.damaged(`a topic has no record ${record}`);
    const segment = await this.#segment(place);
    const stored = segment.record(record - place.firstRecord);
    const blocks: Block[] = [];
    // Nearly always the same segment; a block that a page repeats may be in an earlier one.
    await Promise.all(
      Array.from(numbersByPlace(stored, places), async ([other, numbers]) => {
        const from = other === place ? segment : await this.#segment(other);
        for (const number of numbers) {
          const block = from.block(number - other.firstBlock);
          if (block) blocks[number] = block;
        }
      }),
    );
    const { path } = segment;
    const chunk = this.#chunk(stored, blocks, [record, -1, 0], path);
    return { path, chunk, url: (label) => segment.url(label) };
  }

  async #segmentRefs(path: string): Promise<readonly SegmentRef[] | undefined> {
    const byPath = await this.#parts.keep('paths', async () => {
      const { topics } = await this.#directory();
      return new Map(topics.map((topic) => [topic.path, topic.segments]));
    });
    return byPath.get(path);
  }

  #segment(ref: { readonly name: string }): Promise<Segment> {
    return recall(
      this.#segments,
      ref.name,
      () => this.#read(ref.name),
      ({ size }) => size,
    );
  }

  async #read(name: string): Promise<Segment> {
    return new Segment(await this.#parts.bytes(name), this.#parts.placeOf(name));
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

/** The numbers of a record's blocks by the content part that holds them. */
function numbersByPlace(
  record: StoredRecord | undefined,
  places: readonly SegmentPlace[],
): Map<SegmentPlace, number[]> {
  const byPlace = new Map<SegmentPlace, number[]>();
  if (!record) return byPlace;
  mapLeaves(record.layout, isNumber, (number) => {
    const place = places.findLast(({ firstBlock }) => firstBlock <= number);
    if (place) byPlace.set(place, [...(byPlace.get(place) ?? []), number]);
  });
  return byPlace;
}

function isNumber(node: unknown): node is number {
  return typeof node === 'number';
}
