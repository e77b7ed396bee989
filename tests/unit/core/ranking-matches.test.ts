import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockMap } from '../../../indexer/core/block-map.ts';
import { readChunkTable } from '../../../indexer/core/chunk-table.ts';
import { FIELDS, writePostings } from '../../../indexer/core/postings.ts';
import { TermMatches } from '../../../indexer/core/ranking-matches.ts';
import { writeChunkTable } from '../../../indexer/pipeline/write-chunk-table.ts';

const BLOCKS = 6;
const NOTHING = new Uint8Array();
/** Chunks of one topic by the blocks that they hold; some blocks are in several, some in none. */
const chunks = fc.array(fc.subarray([...Array(BLOCKS).keys()]), { minLength: 1, maxLength: 4 });
const posting = fc.record({
  bucket: fc.constant(3),
  ordinal: fc.nat(BLOCKS - 1),
  field: fc.constantFrom(...FIELDS),
  positions: fc.uniqueArray(fc.nat(9), { minLength: 1 }).map((all) => all.sort((a, b) => a - b)),
});
const postings = fc.uniqueArray(posting, { selector: ({ ordinal }) => ordinal });

function gather(holders: readonly number[][], text: Uint8Array, links: Uint8Array = NOTHING): TermMatches {
  const table = readChunkTable(
    writeChunkTable([
      {
        bucket: 3,
        blocks: BLOCKS,
        inVersion: {
          kind: 'guide',
          segments: [],
          chunks: holders.map((blocks, record) => ({
            kind: 'section',
            parent: -1,
            lengths: { title: 1, body: 1, code: 1, links: 1 },
            record,
            identity: record,
            versions: [0],
            blocks,
          })),
        },
      },
    ]),
  );
  return new TermMatches('gear', text, links, new BlockMap(table), table.size);
}

describe('where a term stands', () => {
  it('is counted by chunk and field', () => {
    fc.assert(
      fc.property(chunks, postings, (holders, given) => {
        const matches = gather(holders, writePostings(given));
        holders.forEach((blocks, chunk) => {
          const here = given.filter(({ ordinal }) => blocks.includes(ordinal));
          const row = matches.row(chunk);
          expect([row >= 0, matches.has(chunk)]).toEqual([here.length > 0, here.length > 0]);
          for (const field of FIELDS) {
            const count = here.reduce(
              (sum, each) => sum + (each.field === field ? each.positions.length : 0),
              0,
            );
            expect(matches[field][row] ?? 0).toBe(count);
          }
          const places = new Map(here.map(({ ordinal, positions }) => [ordinal, positions]));
          expect(matches.positionsIn(chunk)).toEqual(places);
        });
      }),
    );
  });

  it('is directly before another where one of its positions is, in one block', () => {
    fc.assert(
      fc.property(chunks, postings, postings, (holders, some, others) => {
        const [left, right] = [some, others].map((given) => gather(holders, writePostings(given)));
        holders.forEach((blocks, chunk) => {
          const expected = blocks.some((block) => {
            const [before, after] = [some, others].map(
              (given) => given.find(({ ordinal }) => ordinal === block)?.positions ?? [],
            );
            return before?.some((position) => after?.includes(position + 1));
          });
          expect(left?.standsBefore(right as TermMatches, chunk)).toBe(expected);
        });
      }),
    );
  });

  it('counts the words of links, also of chunks whose text lacks the term', () => {
    const links = writePostings([{ bucket: 3, ordinal: 1, field: 'body', positions: [0, 1] }]);
    const matches = gather([[0], [1]], NOTHING, links);
    expect([matches.chunks, matches.links, matches.body]).toEqual([[1], [2], [0]]);
    expect([...matches.positionsIn(1)]).toEqual([]);
    const outside = writePostings([{ bucket: 3, ordinal: 7, field: 'body', positions: [0] }]);
    expect(gather([[0]], NOTHING, outside).chunks).toEqual([]);
  });
});
