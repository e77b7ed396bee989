import { ByteReader, ByteWriter } from './bytes.ts';
import { bucketOf } from './pack-format.ts';
import { CHUNK_KINDS, type ChunkKind, TOPIC_KINDS, type TopicKind } from './types.ts';

/**
 * The tables that tie postings (which know blocks) to the chunks of one version.
 *
 * `records` is shared by all versions. Per topic, in directory order: number of blocks, number of records; per
 * record: distance back to the first record with the same anchor, kind, its runs of blocks (signed distance of the
 * start from where the run before ended, length), and its lengths in terms (title, body, code).
 *
 * `overlay` belongs to one version. Per topic: number of chunks (0: not in this version); if any, the topic's kind
 * and per chunk: signed distance of its record from the one after the chunk before, distance back to its parent
 * (0: none), length in terms of the words that link to it.
 */
export interface RecordRow {
  /** The first record of the topic with the same anchor: equal for one section in several versions. */
  readonly identity: number;
  readonly kind: ChunkKind;
  /** Pairs of first block and count, in reading order. */
  readonly runs: readonly (readonly [start: number, count: number])[];
  readonly titleLength: number;
  readonly bodyLength: number;
  readonly codeLength: number;
}

export interface TopicRecords {
  readonly blocks: number;
  readonly records: readonly RecordRow[];
}

export interface OverlayTopic {
  readonly kind: TopicKind;
  readonly chunks: readonly {
    readonly record: number;
    readonly parent: number;
    readonly linkLength: number;
  }[];
}

export function writeRecords(topics: readonly TopicRecords[]): Uint8Array {
  const writer = new ByteWriter();
  for (const topic of topics) {
    writer.varint(topic.blocks);
    writer.varint(topic.records.length);
    let expected = 0;
    topic.records.forEach((record, index) => {
      writer.varint(index - record.identity);
      writer.varint(CHUNK_KINDS.indexOf(record.kind));
      writer.varint(record.runs.length);
      for (const [start, count] of record.runs) {
        writer.signed(start - expected);
        writer.varint(count);
        expected = start + count;
      }
      writer.varint(record.titleLength);
      writer.varint(record.bodyLength);
      writer.varint(record.codeLength);
    });
  }
  return writer.finish();
}

/** `topics` has one entry per topic of the directory; undefined where this version does not have it. */
export function writeOverlay(topics: readonly (OverlayTopic | undefined)[]): Uint8Array {
  const writer = new ByteWriter();
  for (const topic of topics) {
    writer.varint(topic?.chunks.length ?? 0);
    if (!topic || topic.chunks.length === 0) continue;
    writer.varint(TOPIC_KINDS.indexOf(topic.kind));
    let next = 0;
    topic.chunks.forEach((chunk, index) => {
      writer.signed(chunk.record - next);
      next = chunk.record + 1;
      writer.varint(chunk.parent < 0 ? 0 : index - chunk.parent);
      writer.varint(chunk.linkLength);
    });
  }
  return writer.finish();
}

/** One version's chunks as columns; a chunk's number here counts through the directory's topics in order. */
export interface ChunkTable {
  readonly size: number;
  /** Index of the topic in the directory. */
  readonly topic: Uint32Array;
  /** Index of the chunk in its topic. */
  readonly index: Uint32Array;
  readonly record: Uint32Array;
  readonly identity: Uint32Array;
  /** Number of the parent chunk, or the chunk's own number for a page's top. */
  readonly parent: Uint32Array;
  readonly kind: Uint8Array;
  readonly topicKind: Uint8Array;
  readonly titleLength: Uint32Array;
  readonly bodyLength: Uint32Array;
  readonly codeLength: Uint32Array;
  readonly linkLength: Uint32Array;
  /** Number of the first chunk per topic of the directory; one more entry at the end. */
  readonly firstChunk: Uint32Array;
  /** The chunks that hold a block. */
  chunksOfBlock(bucket: number, ordinal: number): readonly number[];
  /** The chunk with this ordinal in its bucket, as link words count them; -1 when there is none. */
  chunkInBucket(bucket: number, ordinal: number): number;
}

/** Builds the columns of one version from both tables. `paths` are the directory's topic paths. */
export function readChunkTable(
  paths: readonly string[],
  recordBytes: Uint8Array,
  overlayBytes: Uint8Array,
): ChunkTable {
  const records = readRecords(recordBytes, paths.length);
  const overlay = readOverlay(overlayBytes, paths.length);
  const size = overlay.reduce((sum, topic) => sum + (topic?.chunks.length ?? 0), 0);
  const column = () => new Uint32Array(size);
  const table = {
    size,
    topic: column(),
    index: column(),
    record: column(),
    identity: column(),
    parent: column(),
    kind: new Uint8Array(size),
    topicKind: new Uint8Array(size),
    titleLength: column(),
    bodyLength: column(),
    codeLength: column(),
    linkLength: column(),
    firstChunk: new Uint32Array(paths.length + 1),
  };
  const blockCount = records.reduce((sum, topic) => sum + topic.blocks, 0);
  const chunkOfBlock = new Int32Array(blockCount).fill(-1);
  // A paragraph that a page repeats is one block of several chunks; rare enough for a map beside the column.
  const moreChunks = new Map<number, number[]>();
  const bucketBlocks = new Map<number, number>();
  const bucketChunks = new Map<number, number>();
  let chunk = 0;
  let blockBase = 0;
  paths.forEach((path, topic) => {
    const topicRecords = records[topic] as TopicRecords;
    const bucket = bucketOf(path);
    // Topics of one bucket follow each other, so its first block and chunk are those of its first topic.
    if (!bucketBlocks.has(bucket)) {
      bucketBlocks.set(bucket, blockBase);
      bucketChunks.set(bucket, chunk);
    }
    const first = chunk;
    table.firstChunk[topic] = first;
    const here = overlay[topic];
    here?.chunks.forEach((row, index) => {
      const record = topicRecords.records[row.record] as RecordRow;
      table.topic[chunk] = topic;
      table.index[chunk] = index;
      table.record[chunk] = row.record;
      table.identity[chunk] = record.identity;
      table.parent[chunk] = row.parent < 0 ? chunk : first + row.parent;
      table.kind[chunk] = CHUNK_KINDS.indexOf(record.kind);
      table.topicKind[chunk] = TOPIC_KINDS.indexOf(here.kind);
      table.titleLength[chunk] = record.titleLength;
      table.bodyLength[chunk] = record.bodyLength;
      table.codeLength[chunk] = record.codeLength;
      table.linkLength[chunk] = row.linkLength;
      for (const [start, count] of record.runs) {
        for (let block = blockBase + start; block < blockBase + start + count; block++) {
          if (chunkOfBlock[block] === -1) chunkOfBlock[block] = chunk;
          else moreChunks.set(block, [...(moreChunks.get(block) ?? []), chunk]);
        }
      }
      chunk++;
    });
    blockBase += topicRecords.blocks;
  });
  table.firstChunk[paths.length] = chunk;
  const none: readonly number[] = [];
  return {
    ...table,
    chunksOfBlock(bucket, ordinal) {
      const block = (bucketBlocks.get(bucket) ?? blockCount) + ordinal;
      const one = chunkOfBlock[block] ?? -1;
      if (one < 0) return none;
      const more = moreChunks.get(block);
      return more ? [one, ...more] : [one];
    },
    chunkInBucket(bucket, ordinal) {
      const number = (bucketChunks.get(bucket) ?? size) + ordinal;
      return number < size ? number : -1;
    },
  };
}

function readRecords(bytes: Uint8Array, topics: number): TopicRecords[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: topics }, () => {
    const blocks = reader.varint();
    let expected = 0;
    const records = Array.from({ length: reader.varint() }, (_, index): RecordRow => {
      const identity = index - reader.varint();
      const kind = CHUNK_KINDS[reader.varint()] ?? 'section';
      const runs = Array.from({ length: reader.varint() }, () => {
        const start = expected + reader.signed();
        const count = reader.varint();
        expected = start + count;
        return [start, count] as const;
      });
      const [titleLength, bodyLength, codeLength] = [reader.varint(), reader.varint(), reader.varint()];
      return { identity, kind, runs, titleLength, bodyLength, codeLength };
    });
    return { blocks, records };
  });
}

function readOverlay(bytes: Uint8Array, topics: number): (OverlayTopic | undefined)[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: topics }, () => {
    const count = reader.varint();
    if (count === 0) return undefined;
    const kind = TOPIC_KINDS[reader.varint()] ?? 'guide';
    let next = 0;
    const chunks = Array.from({ length: count }, (_, index) => {
      const record = next + reader.signed();
      next = record + 1;
      const back = reader.varint();
      return { record, parent: back === 0 ? -1 : index - back, linkLength: reader.varint() };
    });
    return { kind, chunks };
  });
}
