import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as postings from '../../../indexer/core/postings.ts';

const { FIELDS, readPostings, writePostings } = postings;

const posting = fc.record({
  bucket: fc.nat(4095),
  ordinal: fc.nat(100_000),
  field: fc.constantFrom(...FIELDS),
  positions: fc.uniqueArray(fc.nat(10_000), { maxLength: 20 }).map((all) => all.sort((a, b) => a - b)),
});
const place = (each: { bucket: number; ordinal: number }) => `${each.bucket}/${each.ordinal}`;

describe('postings', () => {
  it('has these public names', () => {
    expect(Object.keys(postings).sort()).toEqual(['FIELDS', 'readPostings', 'writePostings']);
  });

  it('reads back what it wrote, by bucket and ordinal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(posting, { selector: place }), (given) => {
        const sorted = [...given].sort((a, b) => a.bucket - b.bucket || a.ordinal - b.ordinal);
        expect([...readPostings(writePostings(given))]).toEqual(sorted);
      }),
    );
  });

  it('writes the same bytes whatever the order given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(posting, { selector: place }), (given) => {
        expect(writePostings([...given].reverse())).toEqual(writePostings(given));
      }),
    );
  });

  it('leaves the bytes of one bucket alone when another changes', () => {
    const own = { bucket: 5, ordinal: 3, field: 'body' as const, positions: [1, 4] };
    const other = (ordinal: number) => ({ bucket: 2, ordinal, field: 'title' as const, positions: [0] });
    const tail = (bytes: Uint8Array) => [...bytes.slice(-5)];
    expect(tail(writePostings([other(1), own]))).toEqual(tail(writePostings([other(99), other(7), own])));
  });

  it('gives nothing for no bytes and refuses bytes that are cut off', () => {
    expect([...readPostings(writePostings([]))]).toEqual([]);
    const bytes = writePostings([{ bucket: 1, ordinal: 1, field: 'code', positions: [1, 2, 3] }]);
    expect(() => [...readPostings(bytes.slice(0, -1))]).toThrow(RangeError);
  });
});
