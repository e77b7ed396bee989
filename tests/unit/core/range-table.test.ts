import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rangeTable from '../../../indexer/core/range-table.ts';

const { RangeTable, readRangePart, writeRangeParts } = rangeTable;
const encoder = new TextEncoder();

/** A table over parts in memory, and the names of the parts it read. */
function open(entries: readonly (readonly [string, Uint8Array])[], targetBytes: number) {
  const parts = writeRangeParts(entries, targetBytes);
  const read: string[] = [];
  const table = new RangeTable(
    parts.map((part, i) => [part.firstKey, String(i)] as const),
    async (name) => {
      read.push(name);
      return parts[Number(name)]?.bytes ?? new Uint8Array();
    },
  );
  return { table, parts, read };
}

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\u{1f600}', '\u{1f601}', 'é', '\ufeff'), maxLength: 6 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u0000', '\uffff', ' '),
);
const sortedEntries = fc
  .uniqueArray(fc.tuple(key, fc.uint8Array({ maxLength: 20 })), { selector: ([name]) => name, maxLength: 40 })
  .map((entries) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
const target = fc.constantFrom(1, 16, 64, 100_000);

describe('range-table', () => {
  it('has these public names', () => {
    expect(Object.keys(rangeTable).sort()).toEqual([
      'RangeCutter',
      'RangeTable',
      'readRangePart',
      'writeRangeParts',
    ]);
  });

  it('reads every key back, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(sortedEntries, target, key, async (entries, size, other) => {
        const { table } = open(entries, size);
        const expected = new Map(entries);
        for (const [name, value] of entries)
          expect(Uint8Array.from((await table.get(name)) ?? [0, 0])).toEqual(value);
        expect((await table.get(other)) !== undefined).toBe(expected.has(other));
      }),
    );
  });

  it('finds the keys with a prefix as a filter would', async () => {
    const prefix = fc.oneof(
      key,
      key.map((text) => [...text][0] ?? ''),
    );
    await fc.assert(
      fc.asyncProperty(sortedEntries, target, prefix, fc.nat(10), async (entries, size, start, limit) => {
        const found = await open(entries, size).table.startingWith(start, limit);
        const expected = entries.filter(([name]) => name.startsWith(start)).slice(0, limit);
        expect(found.map(([name]) => name)).toEqual(expected.map(([name]) => name));
      }),
    );
  });

  it('keeps all records in order over its parts', () => {
    fc.assert(
      fc.property(sortedEntries, target, (entries, size) => {
        const { parts } = open(entries, size);
        const all = parts.flatMap((part) => [...readRangePart(part.bytes)].map(([name]) => name));
        expect(all).toEqual(entries.map(([name]) => name));
        expect(parts.map((part) => [...readRangePart(part.bytes)][0]?.[0])).toEqual(
          parts.map((part) => part.firstKey),
        );
      }),
    );
  });

  it('reads one part for one key', async () => {
    const entries = Array.from(
      { length: 50 },
      (_, i) => [`k${100 + i}`, encoder.encode(`value ${i}`)] as const,
    );
    const { table, parts, read } = open(entries, 64);
    expect(parts.length).toBeGreaterThan(5);
    await table.get('k120');
    expect(read.length).toBe(1);
    expect(await table.get('a')).toBeUndefined();
    expect(read.length).toBe(1);
  });

  it('finds nothing in a table without parts', async () => {
    const { table } = open([], 10);
    expect(await table.get('a')).toBeUndefined();
    expect(await table.startingWith('', 5)).toEqual([]);
  });

  it('refuses keys out of order or twice, because a reader would not find them', () => {
    const write = (...keys: string[]) =>
      writeRangeParts(
        keys.map((name) => [name, new Uint8Array()]),
        10,
      );
    expect(() => write('b', 'a')).toThrow('out of order');
    expect(() => write('a', 'a')).toThrow('out of order');
    expect(() => write('', '')).toThrow('out of order');
  });

  it('refuses a key with half a character, which UTF-8 cannot hold', () => {
    expect(() => writeRangeParts([['a\ud800', new Uint8Array()]], 10)).toThrow('half a character');
  });
});
