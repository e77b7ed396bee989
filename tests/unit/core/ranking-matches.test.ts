import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockMap } from '../../../indexer/core/block-map.ts';
import { readChunkTable } from '../../../indexer/core/chunk-table.ts';
import { FIELDS, linkText, writePostings } from '../../../indexer/core/postings.ts';
import { holdsPhrase, TermMatches } from '../../../indexer/core/ranking-matches.ts';
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

/** The positions of the term in the blocks of a chunk, by block. */
function placesIn(matches: TermMatches, chunk: number): Map<number, readonly number[]> {
  const places = new Map<number, readonly number[]>();
  const all = matches.someBlock(matches.row(chunk), (block, positions) => {
    places.set(block, positions);
    return false;
  });
  expect(all).toBe(false);
  return places;
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
          expect(placesIn(matches, chunk)).toEqual(places);
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
          expect(holdsPhrase([left, right] as TermMatches[], chunk)).toBe(expected);
        });
      }),
    );
  });

  it('is known in the texts of links, also to chunks whose text lacks the term', () => {
    const texts = [linkText(0, 3), linkText(2, 1)];
    const links = writePostings([{ bucket: 3, ordinal: 1, field: 'body', positions: texts }]);
    const matches = gather([[0], [1]], NOTHING, links);
    expect([matches.chunks, matches.links, matches.body].map((column) => [...column])).toEqual([
      [1],
      [2],
      [0],
    ]);
    expect(matches.linkTexts(matches.row(1))).toEqual(texts);
    expect(matches.linkTexts(matches.row(0))).toEqual([]);
    expect([...placesIn(matches, 1)]).toEqual([]);
    const outside = writePostings([{ bucket: 3, ordinal: 7, field: 'body', positions: [0] }]);
    expect([...gather([[0]], NOTHING, outside).chunks]).toEqual([]);
  });
});
