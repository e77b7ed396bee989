import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RangePart, writeRangeParts } from '../../../indexer/core/range-table.ts';
import { type ChangeValue, type InstalledTable, patchTable } from '../../../indexer/pipeline/patch-table.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 5 });
const value = fc.uint8Array({ maxLength: 30 });
const entries = fc.dictionary(key, value, { maxKeys: 120 });
const changes = fc.dictionary(key, fc.option(value, { nil: undefined }), { maxKeys: 12 });
const TARGET = 60;

describe('patchTable', () => {
  it('gives the table that would be written anew', () => {
    fc.assert(
      fc.property(entries, changes, (before, changed) => {
        const after = new Map(Object.entries(before));
        for (const [name, now] of Object.entries(changed)) {
          if (now) after.set(name, now);
          else after.delete(name);
        }
        const { table } = installed(before);
        const values = Object.entries(changed).map(([name, now]): [string, ChangeValue] => [name, () => now]);
        const parts = new Map<string, RangePart>();
        const patched = patchTable(table, new Map(values), TARGET, keepIn(parts));
        expect(patched).toEqual(installed(Object.fromEntries(after)).table.ref);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells what a value was, and looks into the parts only that it needs', () => {
    const before = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`k${1000 + i}`, bytesOf('same'.repeat(1 + ((i * 7) % 5)))]),
    );
    const { table, read } = installed(before);
    const seen: (string | undefined)[] = [];
    const see = (old: Uint8Array | undefined) => {
      seen.push(old && new TextDecoder().decode(old));
      return bytesOf('else');
    };
    const patched = patchTable(
      table,
      new Map([
        ['k1250', see],
        ['k1250x', see],
      ]),
      TARGET,
      keepIn(new Map()),
    );
    expect(seen).toEqual(['same', undefined]);
    expect(patched.length).toBeGreaterThan(40);
    expect(read.size).toBeLessThan(patched.length / 4);
  });
});

function installed(values: Readonly<Record<string, Uint8Array>>): {
  table: InstalledTable;
  read: Set<string>;
} {
  const parts = new Map<string, RangePart>();
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const name = keepIn(parts);
  const ref = writeRangeParts(sorted, TARGET).map((part) => [part.firstKey, name(part)] as const);
  const read = new Set<string>();
  const table: InstalledTable = {
    ref,
    read: (part) => {
      read.add(part);
      return parts.get(part)?.bytes ?? new Uint8Array();
    },
  };
  return { table, read };
}

/** Names parts by what they hold. */
function keepIn(parts: Map<string, RangePart>): (part: RangePart) => string {
  return (part) => {
    const name = Buffer.from(part.bytes).toString('hex');
    parts.set(name, part);
    return name;
  };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
