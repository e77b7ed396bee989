import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as postings from '../../../indexer/core/postings.ts';

const { FIELDS, readPostings, readTerm, writePostings, writeTerm } = postings;

const posting = fc.record({
  bucket: fc.nat(4095),
  ordinal: fc.nat(100_000),
  field: fc.constantFrom(...FIELDS),
  positions: fc.uniqueArray(fc.nat(10_000), { maxLength: 20 }).map((all) => all.sort((a, b) => a - b)),
});
const place = (each: { bucket: number; ordinal: number }) => `${each.bucket}/${each.ordinal}`;

describe('postings', () => {
  it('has these public names', () => {
    expect(Object.keys(postings).sort()).toEqual([
      'FIELDS',
      'LINK_TEXT_LENGTH',
      'eachPosting',
      'linkText',
      'linkTextLength',
      'positionsAt',
      'readPostings',
      'readTerm',
      'writePostings',
      'writeTerm',
    ]);
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

  it('keeps what a term says in the text and in the links of each version apart', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const links = fc.uniqueArray(fc.tuple(fc.nat(300), bytes), { selector: ([version]) => version });
    fc.assert(
      fc.property(bytes, links, fc.nat(300), (text, linked, asked) => {
        const term = writeTerm(text, linked);
        const expected = linked.find(([version]) => version === asked)?.[1] ?? new Uint8Array();
        expect(readTerm(term, asked)).toEqual({ text, links: expected });
      }),
    );
  });

  it('says nothing of a term that is not there, and refuses a value that is cut off', () => {
    expect(readTerm(undefined, 0)).toEqual({ text: new Uint8Array(), links: new Uint8Array() });
    const term = writeTerm(new Uint8Array(3), [[1, new Uint8Array(5)]]);
    expect(() => readTerm(term.slice(0, 2), 1)).toThrow(RangeError);
    expect(() => readTerm(term.slice(0, -1), 1)).toThrow(RangeError);
  });
});
