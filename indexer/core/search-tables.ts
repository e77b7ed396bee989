import { ByteReader, ByteWriter } from './bytes.ts';
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

/** The records of all versions as columns; a record's number here counts through the directory's topics in order. */
export interface RecordTable {
  /** Topic paths in directory order. */
  readonly paths: readonly string[];
  /** Number of the first record per topic; one more entry at the end. */
  readonly firstRecord: Uint32Array;
  /** Number of the first block per topic; one more entry at the end. */
  readonly firstBlock: Uint32Array;
  /** Within its topic, the first record with the same anchor. */
  readonly identity: Uint32Array;
  readonly kind: Uint8Array;
  readonly titleLength: Uint32Array;
  readonly bodyLength: Uint32Array;
  readonly codeLength: Uint32Array;
  /** Index of a record's first run in `runs`; one more entry at the end. */
  readonly firstRun: Uint32Array;
  /** Pairs of first block (within its topic) and count. */
  readonly runs: Uint32Array;
}

/** Reads what writeRecords wrote. Throws a RangeError when it is cut off. */
export function readRecordTable(paths: readonly string[], bytes: Uint8Array): RecordTable {
  const reader = new ByteReader(bytes);
  const firstRecord = new Uint32Array(paths.length + 1);
  const firstBlock = new Uint32Array(paths.length + 1);
  // A record takes six bytes or more, a number at least one.
  const mostRecords = Math.ceil(bytes.length / 6) + 1;
  const identity = new Column(mostRecords);
  const kind = new Column(mostRecords);
  const titleLength = new Column(mostRecords);
  const bodyLength = new Column(mostRecords);
  const codeLength = new Column(mostRecords);
  const firstRun = new Column(mostRecords);
  const runs = new Column(bytes.length);
  for (let topic = 0; topic < paths.length; topic++) {
    firstBlock[topic + 1] = (firstBlock[topic] as number) + reader.varint();
    const count = reader.varint();
    let expected = 0;
    for (let record = 0; record < count; record++) {
      identity.push(record - reader.varint());
      kind.push(reader.varint());
      firstRun.push(runs.length);
      for (let left = reader.varint(); left > 0; left--) {
        const start = expected + reader.signed();
        const length = reader.varint();
        runs.push(start);
        runs.push(length);
        expected = start + length;
      }
      titleLength.push(reader.varint());
      bodyLength.push(reader.varint());
      codeLength.push(reader.varint());
    }
    firstRecord[topic + 1] = identity.length;
  }
  firstRun.push(runs.length);
  return {
    paths,
    firstRecord,
    firstBlock,
    identity: identity.values(),
    kind: Uint8Array.from(kind.values()),
    titleLength: titleLength.values(),
    bodyLength: bodyLength.values(),
    codeLength: codeLength.values(),
    firstRun: firstRun.values(),
    runs: runs.values(),
  };
}

/** One version's chunks as columns; a chunk's number here counts through the directory's topics in order. */
export interface ChunkTable {
  readonly size: number;
  readonly records: RecordTable;
  /** Index of the topic in the directory. */
  readonly topic: Uint32Array;
  /** Number of the record in `records`. */
  readonly record: Uint32Array;
  /** Number of the parent chunk, or the chunk's own number for a page's top. */
  readonly parent: Uint32Array;
  readonly linkLength: Uint32Array;
  /** Index into TOPIC_KINDS, per topic. */
  readonly topicKind: Uint8Array;
  /** Number of the first chunk per topic; one more entry at the end. */
  readonly firstChunk: Uint32Array;
}

/** Reads what writeOverlay wrote, over the records it belongs to. Throws a RangeError when it is cut off. */
export function readChunkTable(records: RecordTable, bytes: Uint8Array): ChunkTable {
  const reader = new ByteReader(bytes);
  const topics = records.paths.length;
  const firstChunk = new Uint32Array(topics + 1);
  const topicKind = new Uint8Array(topics);
  // A chunk takes three bytes or more.
  const mostChunks = Math.ceil(bytes.length / 3);
  const topic = new Column(mostChunks);
  const record = new Column(mostChunks);
  const parent = new Column(mostChunks);
  const linkLength = new Column(mostChunks);
  for (let at = 0; at < topics; at++) {
    const count = reader.varint();
    if (count > 0) topicKind[at] = reader.varint();
    let next = records.firstRecord[at] as number;
    for (let chunk = 0; chunk < count; chunk++) {
      const number = next + reader.signed();
      next = number + 1;
      parent.push(record.length - reader.varint());
      linkLength.push(reader.varint());
      topic.push(at);
      record.push(number);
    }
    firstChunk[at + 1] = record.length;
  }
  return {
    size: record.length,
    records,
    topic: topic.values(),
    record: record.values(),
    parent: parent.values(),
    linkLength: linkLength.values(),
    topicKind,
    firstChunk,
  };
}

/** Numbers whose count is only known to be at most `capacity`, without an object for each. */
class Column {
  readonly #values: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.#values = new Uint32Array(capacity);
  }

  push(value: number): void {
    this.#values[this.length++] = value;
  }

  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
