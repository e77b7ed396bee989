import { ByteReader, ByteWriter } from '../core/bytes.ts';
import type { MeanLengths, SegmentPlace } from '../core/chunk-table.ts';
import { readColumn, writeColumn, zigzag } from '../core/columns.ts';
import { HASH_LENGTH } from '../core/pack-format.ts';
import { CHUNK_KINDS, type ChunkKind, TOPIC_KINDS, type TopicKind } from '../core/types.ts';

/** A topic of the directory as one version has it. */
export interface TopicRow {
  readonly bucket: number;
  /** Number of blocks, over all versions. */
  readonly blocks: number;
  /** Undefined where this version does not have the topic. */
  readonly inVersion?: {
    readonly kind: TopicKind;
    /** The topic's content parts, in order. */
    readonly segments: readonly SegmentPlace[];
    readonly chunks: readonly ChunkRow[];
  };
}

export interface ChunkRow {
  readonly kind: ChunkKind;
  /** Index of the enclosing chunk in the topic, -1 for the page's top. */
  readonly parent: number;
  /** Numbers of terms; `links` counts those of the texts that link here. */
  readonly lengths: MeanLengths;
  /** Number of the record in the topic. */
  readonly record: number;
  /** The first record of the topic with the same anchor. */
  readonly identity: number;
  /** The versions that have the section: indices in the manifest, ascending. */
  readonly versions: readonly number[];
  /** Numbers of its blocks in the topic; their order says nothing. */
  readonly blocks: readonly number[];
}

const LENGTHS = ['title', 'body', 'code', 'links'] as const;

/** The table of a version (core/chunk-table.ts has the format); `topics` has every topic of the directory, in its order. */
export function writeChunkTable(topics: readonly TopicRow[]): Uint8Array {
  const rows = topics.map(({ inVersion }) => inVersion?.chunks ?? []);
  const chunks = rows.flat();
  const segments = topics.flatMap(({ inVersion }) => inVersion?.segments ?? []);
  const placed = rows.map(placeBlocks);
  const strays = placed.flat().flatMap((chunk) => chunk.strays);
  const sets = [...new Set(chunks.map(({ versions }) => versions.join()))].sort();

  const writer = new ByteWriter();
  for (const list of [topics, segments, chunks, strays, sets]) writer.varint(list.length);
  for (const field of LENGTHS) writer.varint(chunks.reduce((sum, { lengths }) => sum + lengths[field], 0));

  const column = (values: readonly number[]) => writeColumn(writer, values);
  column(topics.map(({ bucket }, i) => bucket - (topics[i - 1]?.bucket ?? 0)));
  column(topics.map(({ blocks }) => blocks));
  column(topics.map(({ inVersion }) => (inVersion ? TOPIC_KINDS.indexOf(inVersion.kind) : 0)));
  column(rows.map((topic) => topic.length));
  column(topics.map(({ inVersion }) => inVersion?.segments.length ?? 0));
  column(placed.map((topic) => topic.reduce((sum, chunk) => sum + chunk.strays.length, 0)));

  column(segments.map(({ firstRecord }) => firstRecord));
  column(segments.map(({ firstBlock }) => firstBlock));
  for (const { name } of segments) writer.raw(bytesOfHex(name));

  column(chunks.map(({ kind }) => CHUNK_KINDS.indexOf(kind)));
  column(rows.flatMap((topic) => topic.map(({ parent }, i) => (parent < 0 ? 0 : i - parent))));
  for (const field of LENGTHS) column(chunks.map(({ lengths }) => lengths[field]));
  column(rows.flatMap((topic) => topic.map(({ record }, i) => zigzag(record - recordAfter(topic[i - 1])))));
  column(chunks.map(({ record, identity }) => record - identity));
  column(chunks.map(({ versions }) => sets.indexOf(versions.join())));
  column(placed.flat().map(({ own }) => own));
  column(placed.flat().map((chunk) => chunk.strays.length));

  column(strays.map(({ step }) => zigzag(step)));
  column(strays.map(({ length }) => length));
  for (const set of sets) {
    const versions = set === '' ? [] : set.split(',').map(Number);
    for (const number of [versions.length, ...versions]) writer.varint(number);
  }
  return writer.finish();
}

function recordAfter(chunk: ChunkRow | undefined): number {
  return chunk ? chunk.record + 1 : 0;
}

interface PlacedBlocks {
  /** How many blocks follow the highest of the chunks before. */
  readonly own: number;
  /** Runs of other blocks, last first. */
  readonly strays: readonly { readonly step: number; readonly length: number }[];
}

function placeBlocks(chunks: readonly ChunkRow[]): PlacedBlocks[] {
  let next = 0;
  return chunks.map(({ blocks }) => {
    const rest = new Set(blocks);
    let own = 0;
    while (rest.delete(next + own)) own++;
    let after = next;
    const strays = runsOf(rest)
      .reverse()
      .map(([start, length]) => {
        const step = after - start;
        after = start;
        return { step, length };
      });
    next = blocks.reduce((most, block) => Math.max(most, block + 1), next);
    return { own, strays };
  });
}

function runsOf(numbers: Iterable<number>): [start: number, length: number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === number) last[1]++;
    else runs.push([number, 1]);
  }
  return runs;
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}

/** A table without content parts, for who reads the texts of its chunks elsewhere. */
export function withoutSegments(table: Uint8Array): Uint8Array {
  const reader = new ByteReader(table);
  const [topics = 0, segments = 0, ...others] = Array.from({ length: 5 }, () => reader.varint());
  const writer = new ByteWriter();
  for (const count of [topics, 0, ...others]) writer.varint(count);
  const copy = (read: () => void) => {
    const start = reader.offset;
    read();
    writer.raw(table.subarray(start, reader.offset));
  };
  const skipTopics = () => readColumn(reader, topics);
  copy(() => reader.skipVarints(LENGTHS.length));
  for (let column = 0; column < 4; column++) copy(skipTopics);
  skipTopics();
  writeColumn(writer, new Array<number>(topics).fill(0));
  copy(skipTopics);
  readColumn(reader, segments);
  readColumn(reader, segments);
  writeColumn(writer, []);
  writeColumn(writer, []);
  reader.raw((segments * HASH_LENGTH) / 2);
  writer.raw(table.subarray(reader.offset));
  return writer.finish();
}
