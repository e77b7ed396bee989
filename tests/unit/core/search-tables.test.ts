import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockMap } from '../../../indexer/core/block-map.ts';
import { bucketOf } from '../../../indexer/core/pack-format.ts';
import * as searchTables from '../../../indexer/core/search-tables.ts';
import { CHUNK_KINDS, TOPIC_KINDS } from '../../../indexer/core/types.ts';

const { readChunkTable, readRecordTable, writeOverlay, writeRecords } = searchTables;
type TopicRecords = searchTables.TopicRecords;
type OverlayTopic = searchTables.OverlayTopic;

const BLOCKS = 12;
const record = (index: number) =>
  fc.record({
    identity: fc.nat(index),
    kind: fc.constantFrom(...CHUNK_KINDS),
    runs: fc.array(
      fc
        .nat(BLOCKS - 1)
        .chain((start) => fc.tuple(fc.constant(start), fc.integer({ min: 1, max: BLOCKS - start }))),
      { maxLength: 3 },
    ),
    titleLength: fc.nat(50),
    bodyLength: fc.nat(5000),
    codeLength: fc.nat(5000),
  });
const records = fc
  .nat(5)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => record(index))));
const overlayTopic = (count: number) =>
  fc.record({
    kind: fc.constantFrom(...TOPIC_KINDS),
    chunks: fc.subarray([...Array(count).keys()]).chain((chosen) =>
      fc.tuple(
        ...chosen.map((number, index) =>
          fc.record({
            record: fc.constant(number),
            parent: fc.integer({ min: -1, max: index - 1 }),
            linkLength: fc.nat(99),
          }),
        ),
      ),
    ),
  });
const version = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...'abc/'), maxLength: 8 }), { maxLength: 12 })
  .map((paths) => paths.sort((a, b) => bucketOf(a) - bucketOf(b) || (a < b ? -1 : 1)))
  .chain((paths) => fc.tuple(fc.constant(paths), fc.tuple(...paths.map(() => records))))
  .chain(([paths, all]) =>
    fc.record({
      paths: fc.constant(paths),
      topics: fc.constant(all.map((rows): TopicRecords => ({ blocks: BLOCKS, records: rows }))),
      overlay: fc.tuple(...all.map((rows) => fc.option(overlayTopic(rows.length), { nil: undefined }))),
    }),
  );

function open(
  paths: readonly string[],
  topics: readonly TopicRecords[],
  overlay: readonly (OverlayTopic | undefined)[],
) {
  return readChunkTable(readRecordTable(paths, writeRecords(topics)), writeOverlay(overlay));
}

describe('search-tables', () => {
  it('has these public names', () => {
    expect(Object.keys(searchTables).sort()).toEqual([
      'readChunkTable',
      'readRecordTable',
      'writeOverlay',
      'writeRecords',
    ]);
  });

  it('reads back the records of every topic', () => {
    fc.assert(
      fc.property(version, ({ paths, topics }) => {
        const table = readRecordTable(paths, writeRecords(topics));
        const read = topics.map((_, topic): TopicRecords => {
          const numbers = Array.from(
            { length: (table.firstRecord[topic + 1] ?? 0) - (table.firstRecord[topic] ?? 0) },
            (_unused, i) => (table.firstRecord[topic] ?? 0) + i,
          );
          return {
            blocks: (table.firstBlock[topic + 1] ?? 0) - (table.firstBlock[topic] ?? 0),
            records: numbers.map((at) => ({
              identity: table.identity[at] ?? -1,
              kind: CHUNK_KINDS[table.kind[at] ?? -1] ?? 'page',
              runs: pairs([...table.runs.slice(table.firstRun[at], table.firstRun[at + 1])]),
              titleLength: table.titleLength[at] ?? -1,
              bodyLength: table.bodyLength[at] ?? -1,
              codeLength: table.codeLength[at] ?? -1,
            })),
          };
        });
        expect(read).toEqual(topics);
      }),
    );
  });

  it('reads back the chunks of a version', () => {
    fc.assert(
      fc.property(version, ({ paths, topics, overlay }) => {
        const table = open(paths, topics, overlay);
        const expected = overlay.flatMap((topic, at) =>
          (topic?.chunks ?? []).map((chunk, index, all) => {
            const first = overlay.slice(0, at).reduce((sum, each) => sum + (each?.chunks.length ?? 0), 0);
            return {
              topic: at,
              record: chunk.record,
              parent: chunk.parent < 0 ? first + index : first + chunk.parent,
              linkLength: chunk.linkLength,
              kind: topic?.kind,
              inTopic: all.length,
            };
          }),
        );
        const read = Array.from({ length: table.size }, (_, chunk) => {
          const topic = table.topic[chunk] ?? 0;
          return {
            topic,
            record: (table.record[chunk] ?? 0) - (table.records.firstRecord[topic] ?? 0),
            parent: table.parent[chunk],
            linkLength: table.linkLength[chunk],
            kind: TOPIC_KINDS[table.topicKind[topic] ?? 0],
            inTopic: (table.firstChunk[topic + 1] ?? 0) - (table.firstChunk[topic] ?? 0),
          };
        });
        expect(read).toEqual(expected);
      }),
    );
  });

  it('finds the chunks of a block as looking through all of them would', () => {
    fc.assert(
      fc.property(version, ({ paths, topics, overlay }) => {
        const table = open(paths, topics, overlay);
        const map = new BlockMap(table);
        const before = new Map<number, number>();
        paths.forEach((path, at) => {
          const bucket = bucketOf(path);
          const base = before.get(bucket) ?? 0;
          before.set(bucket, base + BLOCKS);
          for (let block = 0; block < BLOCKS; block++) {
            const expected = (overlay[at]?.chunks ?? []).flatMap((chunk, index) => {
              const runs = topics[at]?.records[chunk.record]?.runs ?? [];
              const holds = runs.some(([start, count]) => block >= start && block < start + count);
              return holds ? [(table.firstChunk[at] ?? 0) + index] : [];
            });
            const found: number[] = [];
            map.eachChunkOf(bucket, base + block, (chunk) => found.push(chunk));
            expect(found).toEqual(expected);
          }
        });
      }),
    );
  });

  it('counts chunks by bucket, as the words of links do', () => {
    const table = open(
      ['a'],
      [
        {
          blocks: 0,
          records: [0, 1].map((identity) => ({
            identity,
            kind: 'section',
            runs: [],
            titleLength: 1,
            bodyLength: 1,
            codeLength: 0,
          })),
        },
      ],
      [{ kind: 'guide', chunks: [0, 1].map((number) => ({ record: number, parent: -1, linkLength: 0 })) }],
    );
    const map = new BlockMap(table);
    expect(map.chunkInBucket(bucketOf('a'), 1)).toBe(1);
    expect(map.chunkInBucket(bucketOf('b'), 0)).toBe(-1);
    map.eachChunkOf(bucketOf('b'), 0, () => expect.unreachable('no topic of this bucket is there'));
  });

  it('refuses tables that are cut off', () => {
    const topics: TopicRecords[] = [{ blocks: 300, records: [] }];
    const bytes = writeRecords(topics);
    expect(() => readRecordTable(['a', 'b'], bytes)).toThrow(RangeError);
    const table = readRecordTable(['a'], bytes);
    expect(() => readChunkTable(table, new Uint8Array())).toThrow(RangeError);
  });
});

function pairs(numbers: readonly number[]): [number, number][] {
  return numbers.flatMap((number, i) =>
    i % 2 === 0 ? [[number, numbers[i + 1] ?? 0] as [number, number]] : [],
  );
}
