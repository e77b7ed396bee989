import { ByteReader } from './bytes.ts';
import { type Column, readColumn, sumsOf, unzigzag } from './columns.ts';
import { BUCKETS, HASH_LENGTH } from './pack-format.ts';

/**
 * The table that ties postings (which know blocks) to the chunks of one version: everything that ranking needs to know
 * of a version beside its words, and where the content of each chunk lies. It stands alone, so that a search of one
 * version reads nothing of the others. pipeline/write-chunk-table.ts writes it.
 *
 * It is kept in columns (columns.ts), so that nothing is decoded before it is needed:
 *
 *   head      numbers of topics, segments, chunks, strays and sets of versions; sums of the four lengths (varints)
 *   topics    distance of the bucket from the one before, blocks, kind, chunks, segments, strays
 *   segments  first record, first block; then the names of their parts as bytes
 *   chunks    kind; distance back to the parent (0: none); lengths of title, body, code and links; step of the record
 *             from the one after the chunk before (zigzag); distance back to the first record with the same anchor; set
 *             of versions; own blocks; strays
 *   strays    step back from where the run after it starts (zigzag), length
 *   sets      per set: number of versions, their indices in the manifest (varints)
 *
 * A chunk first has its own blocks, which follow the highest block of the topic's chunks before it. Others, which it
 * shares with those or which another version put in between, are strays: runs of blocks, from the last to the first.
 */
export interface ChunkTable {
  /** Number of chunks. A chunk's number counts through the topics, which have the order of the directory. */
  readonly size: number;
  readonly topicBucket: Uint16Array;
  /** Index into TOPIC_KINDS, per topic. */
  readonly topicKind: Column;
  /** Number of the first chunk per topic; one more entry at the end. */
  readonly firstChunk: Uint32Array;
  /** Number of the first block per topic, over all versions; one more entry at the end. */
  readonly firstBlock: Uint32Array;
  /** Index of the topic, per chunk. */
  readonly topic: Uint32Array;
  /** Index into CHUNK_KINDS, per chunk. */
  readonly kind: Column;
  readonly titleLength: Column;
  readonly bodyLength: Column;
  readonly codeLength: Column;
  /** Terms of the texts that link to a chunk. */
  readonly linkLength: Column;
  /** Mean lengths over the version's chunks, 1 at least. */
  readonly means: MeanLengths;
  /** Number of a chunk's parent, or its own number for a page's top. */
  parentOf(chunk: number): number;
  /** The versions that have a chunk's section: indices in the manifest, ascending. */
  versionsOf(chunk: number): readonly number[];
  /** The content parts of a topic, in order; none when this version does not have it. */
  segmentsOf(topic: number): SegmentPlace[];
  /** The chunks of a topic by record, worked out at every call. */
  recordsOf(topic: number): TopicRecords;
  /** Calls `visit` with the runs of blocks that the chunks of a topic hold, chunk by chunk; see VisitBlocks. */
  eachBlockRun(topic: number, visit: VisitBlocks): void;
}

/** Is told a chunk's number, and the first and the end of a run of blocks, by their numbers in the topic. */
export type VisitBlocks = (chunk: number, first: number, end: number) => void;

export interface MeanLengths {
  readonly title: number;
  readonly body: number;
  readonly code: number;
  readonly links: number;
}

/** A content part: its name, and the first record and block that it holds. */
export interface SegmentPlace {
  readonly name: string;
  readonly firstRecord: number;
  readonly firstBlock: number;
}

/** By the index of a chunk in its topic: the number of its record in the topic. */
export interface TopicRecords {
  readonly records: readonly number[];
  /** The first record with the same anchor: equal for one section in several versions. */
  readonly identities: readonly number[];
}

const NAME_BYTES = HASH_LENGTH / 2;

/** Reads the table of a version. Throws a RangeError when it is cut off or says what cannot be. */
export function readChunkTable(bytes: Uint8Array): ChunkTable {
  const reader = new ByteReader(bytes);
  const counts = Array.from({ length: 5 }, () => reader.varint());
  const [topics = 0, segments = 0, size = 0, strays = 0, sets = 0] = counts;
  const mean = () => Math.max(1, reader.varint() / Math.max(1, size));
  const means = { title: mean(), body: mean(), code: mean(), links: mean() };

  const bucketStep = readColumn(reader, topics);
  const blocks = readColumn(reader, topics);
  const topicKind = readColumn(reader, topics);
  const firstChunk = sumsOf(readColumn(reader, topics));
  const firstSegment = sumsOf(readColumn(reader, topics));
  const firstStray = sumsOf(readColumn(reader, topics));
  const firstRecord = readColumn(reader, segments);
  const firstBlock = readColumn(reader, segments);
  const names = reader.raw(segments * NAME_BYTES);
  const kind = readColumn(reader, size);
  const parentStep = readColumn(reader, size);
  const titleLength = readColumn(reader, size);
  const bodyLength = readColumn(reader, size);
  const codeLength = readColumn(reader, size);
  const linkLength = readColumn(reader, size);
  const recordStep = readColumn(reader, size);
  const identityStep = readColumn(reader, size);
  const setOf = readColumn(reader, size);
  const own = readColumn(reader, size);
  const strayCount = readColumn(reader, size);
  const strayStep = readColumn(reader, strays);
  const strayLength = readColumn(reader, strays);
  const versions: number[][] = [];
  for (let left = sets; left > 0; left--) {
    versions.push(Array.from({ length: Math.min(reader.varint(), bytes.length) }, () => reader.varint()));
  }
  if (firstChunk[topics] !== size) throw new RangeError('the topics do not have all of the chunks');

  const segmentsOf = (topic: number) => {
    const places: SegmentPlace[] = [];
    for (let i = firstSegment[topic] as number; i < (firstSegment[topic + 1] as number); i++) {
      places.push({
        name: hexOf(names.subarray(i * NAME_BYTES, (i + 1) * NAME_BYTES)),
        firstRecord: firstRecord[i] as number,
        firstBlock: firstBlock[i] as number,
      });
    }
    return places;
  };

  const recordsOf = (topic: number): TopicRecords => {
    const records: number[] = [];
    const identities: number[] = [];
    let record = -1;
    const end = firstChunk[topic + 1] as number;
    for (let chunk = firstChunk[topic] as number; chunk < end; chunk++) {
      record += 1 + unzigzag(recordStep[chunk] as number);
      records.push(record);
      identities.push(record - (identityStep[chunk] as number));
    }
    return { records, identities };
  };

  const eachBlockRun = (topic: number, visit: VisitBlocks) => {
    const most = blocks[topic] as number;
    let next = 0;
    let stray = firstStray[topic] as number;
    const lastChunk = firstChunk[topic + 1] as number;
    for (let chunk = firstChunk[topic] as number; chunk < lastChunk; chunk++) {
      let start = next;
      next += own[chunk] as number;
      if (next > start) visit(chunk, start, Math.min(next, most));
      for (let left = strayCount[chunk] as number; left > 0; left--, stray++) {
        start -= unzigzag(strayStep[stray] as number);
        const end = start + (strayLength[stray] as number);
        if (start < 0 || end > most) throw new RangeError(`topic ${topic} has no block ${end}`);
        visit(chunk, start, end);
        next = Math.max(next, end);
      }
    }
  };

  return {
    size,
    topicBucket: bucketsOf(bucketStep),
    topicKind,
    firstChunk,
    firstBlock: sumsOf(blocks),
    topic: topicsOf(firstChunk),
    kind,
    titleLength,
    bodyLength,
    codeLength,
    linkLength,
    means,
    parentOf: (chunk) => chunk - (parentStep[chunk] as number),
    versionsOf: (chunk) => versions[setOf[chunk] as number] ?? [],
    segmentsOf,
    recordsOf,
    eachBlockRun,
  };
}

function bucketsOf(steps: Column): Uint16Array {
  const buckets = new Uint16Array(steps.length);
  let bucket = 0;
  for (let topic = 0; topic < steps.length; topic++) {
    bucket += steps[topic] as number;
    buckets[topic] = bucket;
  }
  if (bucket >= BUCKETS) throw new RangeError(`there is no bucket ${bucket}`);
  return buckets;
}

function topicsOf(firstChunk: Uint32Array): Uint32Array {
  const topics = new Uint32Array(firstChunk.at(-1) as number);
  for (let topic = 0; topic + 1 < firstChunk.length; topic++) {
    topics.fill(topic, firstChunk[topic], firstChunk[topic + 1]);
  }
  return topics;
}

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16);
  return hex;
}
