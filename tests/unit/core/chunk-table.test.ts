import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockMap } from '../../../indexer/core/block-map.ts';
import { type ChunkTable, readChunkTable } from '../../../indexer/core/chunk-table.ts';
import { CHUNK_KINDS, TOPIC_KINDS } from '../../../indexer/core/types.ts';
import {
  type ChunkRow,
  type TopicRow,
  writeChunkTable,
} from '../../../indexer/pipeline/write-chunk-table.ts';

const length = fc.oneof(fc.nat(20), fc.nat(70_000));
const chunkRow = (index: number, blocks: number) =>
  fc.record({
    kind: fc.constantFrom(...CHUNK_KINDS),
    parent: fc.integer({ min: -1, max: index - 1 }),
    lengths: fc.record({ title: length, body: length, code: length, links: length }),
    record: fc.nat(40),
    identity: fc.constant(0),
    versions: fc.subarray([0, 1, 2, 3]),
    blocks: fc.subarray([...Array(blocks).keys()]),
  });
const segments = fc.uniqueArray(
  fc.record({
    name: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 }),
    firstRecord: fc.nat(300),
    firstBlock: fc.nat(300),
  }),
  { maxLength: 3 },
);
const inVersion = (blocks: number) =>
  fc.record({
    kind: fc.constantFrom(...TOPIC_KINDS),
    segments,
    chunks: fc
      .nat(5)
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => chunkRow(index, blocks))))
      .map((rows) => rows.map((row) => ({ ...row, identity: row.record === 0 ? 0 : row.record - 1 }))),
  });
const topicRow = fc
  .nat(12)
  .chain((blocks) =>
    fc.record<TopicRow>(
      { bucket: fc.nat(4095), blocks: fc.constant(blocks), inVersion: inVersion(blocks) },
      { requiredKeys: ['bucket', 'blocks'] },
    ),
  );
/** Few buckets as well as many, so that topics share one. */
const rows = fc
  .tuple(fc.array(topicRow, { maxLength: 8 }), fc.constantFrom(4096, 3))
  .map(([topics, buckets]) =>
    topics.map((topic) => ({ ...topic, bucket: topic.bucket % buckets })).sort((a, b) => a.bucket - b.bucket),
  );
const chunksOf = (topics: readonly TopicRow[]) => topics.flatMap((topic) => topic.inVersion?.chunks ?? []);
const open = (topics: readonly TopicRow[]) => readChunkTable(writeChunkTable(topics));

/** What a table says of a chunk. */
function readRow(table: ChunkTable, chunk: number): Omit<ChunkRow, 'blocks'> {
  const topic = table.topic[chunk] as number;
  const first = table.firstChunk[topic] as number;
  const { records, identities } = table.recordsOf(topic);
  const parent = table.parentOf(chunk);
  return {
    kind: CHUNK_KINDS[table.kind[chunk] as number] as ChunkRow['kind'],
    parent: parent === chunk ? -1 : parent - first,
    lengths: {
      title: table.titleLength[chunk] as number,
      body: table.bodyLength[chunk] as number,
      code: table.codeLength[chunk] as number,
      links: table.linkLength[chunk] as number,
    },
    record: records[chunk - first] as number,
    identity: identities[chunk - first] as number,
    versions: table.versionsOf(chunk),
  };
}

describe('the table of chunks', () => {
  it('gives back every chunk', () => {
    fc.assert(
      fc.property(rows, (topics) => {
        const table = open(topics);
        const read = Array.from({ length: table.size }, (_, chunk) => readRow(table, chunk));
        expect(read).toEqual(chunksOf(topics).map(({ blocks: _, ...row }) => row));
      }),
    );
  });

  it('gives back every topic', () => {
    fc.assert(
      fc.property(rows, (topics) => {
        const table = open(topics);
        expect([...table.topicBucket]).toEqual(topics.map(({ bucket }) => bucket));
        topics.forEach(({ blocks, inVersion: here }, at) => {
          const count = (numbers: Uint32Array) => (numbers[at + 1] as number) - (numbers[at] as number);
          expect([count(table.firstBlock), count(table.firstChunk)]).toEqual([
            blocks,
            here?.chunks.length ?? 0,
          ]);
          expect(table.segmentsOf(at)).toEqual(here?.segments ?? []);
          if (here) expect(TOPIC_KINDS[table.topicKind[at] as number]).toBe(here.kind);
        });
      }),
    );
  });

  it('knows the mean lengths, one at least', () => {
    fc.assert(
      fc.property(rows, (topics) => {
        const all = chunksOf(topics);
        const mean = (field: keyof ChunkRow['lengths']) =>
          Math.max(1, all.reduce((sum, { lengths }) => sum + lengths[field], 0) / Math.max(1, all.length));
        const { means } = open(topics);
        expect(means).toEqual({
          title: mean('title'),
          body: mean('body'),
          code: mean('code'),
          links: mean('links'),
        });
      }),
    );
  });

  it('finds the chunks of a block as looking through all of them would', () => {
    fc.assert(
      fc.property(rows, (topics) => {
        const map = new BlockMap(open(topics));
        const blocksBefore = new Map<number, number>();
        let chunksBefore = 0;
        for (const { bucket, blocks, inVersion: here } of topics) {
          const base = blocksBefore.get(bucket) ?? 0;
          blocksBefore.set(bucket, base + blocks);
          for (let block = 0; block < blocks; block++) {
            const found: number[] = [];
            map.eachChunkOf(bucket, base + block, (chunk) => found.push(chunk - chunksBefore));
            const holders = (here?.chunks ?? []).flatMap((row, i) => (row.blocks.includes(block) ? [i] : []));
            expect(found).toEqual(holders);
          }
          chunksBefore += here?.chunks.length ?? 0;
        }
        for (const [bucket, end] of blocksBefore) {
          const used = topics.some((topic) => topic.bucket > bucket && topic.blocks > 0);
          if (!used) map.eachChunkOf(bucket, end, () => expect.unreachable('there is no such block'));
        }
      }),
    );
  });

  it('counts chunks by bucket, as the words of links do', () => {
    const row: ChunkRow = {
      kind: 'section',
      parent: -1,
      lengths: { title: 1, body: 1, code: 0, links: 0 },
      record: 0,
      identity: 0,
      versions: [0],
      blocks: [],
    };
    const topic = (bucket: number, count: number): TopicRow => ({
      bucket,
      blocks: 0,
      inVersion: { kind: 'guide', segments: [], chunks: Array(count).fill(row) },
    });
    const map = new BlockMap(open([topic(1, 3), topic(7, 1), topic(7, 2)]));
    expect([0, 1, 2, 3].map((ordinal) => map.chunkInBucket(7, ordinal))).toEqual([3, 4, 5, -1]);
    expect(map.chunkInBucket(2, 0)).toBe(-1);
  });

  it('refuses a table that is cut off anywhere', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (topics, at) => {
        const bytes = writeChunkTable(topics);
        expect(() => readChunkTable(bytes.slice(0, at % bytes.length))).toThrow(RangeError);
      }),
    );
  });

  it('never reads past a table that says what cannot be', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(255), (topics, at, value) => {
        const bytes = writeChunkTable(topics);
        bytes[at % bytes.length] = value;
        try {
          const table = readChunkTable(bytes);
          for (let topic = 0; topic < table.topicBucket.length; topic++) {
            table.recordsOf(topic);
            table.eachBlockRun(topic, () => {});
          }
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
