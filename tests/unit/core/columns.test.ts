import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../indexer/core/bytes.ts';
import * as columns from '../../../indexer/core/columns.ts';

const { readColumn, sumsOf, unzigzag, writeColumn, zigzag } = columns;

function written(values: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  writeColumn(writer, values);
  return writer.finish();
}

describe('columns', () => {
  it('has these public names', () => {
    expect(Object.keys(columns).sort()).toEqual([
      'readColumn',
      'sumsOf',
      'unzigzag',
      'writeColumn',
      'zigzag',
    ]);
  });

  it('reads back numbers of any size, and leaves what follows', () => {
    const numbers = fc.oneof(...[0xff, 0xffff, 0xffffffff].map((most) => fc.array(fc.nat(most))));
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const reader = new ByteReader(Uint8Array.from([...written(first), ...written(second)]));
        expect([...readColumn(reader, first.length)]).toEqual(first);
        expect([...readColumn(reader, second.length)]).toEqual(second);
        expect(reader.done).toBe(true);
      }),
    );
  });

  it('takes a byte for a small number, and does not copy small numbers', () => {
    expect(written([255, 0, 7])).toEqual(Uint8Array.of(255, 0, 7, 0));
    const bytes = Uint8Array.of(1, 2, 0);
    expect(readColumn(new ByteReader(bytes), 2).buffer).toBe(bytes.buffer);
  });

  it('refuses a column that is cut off, or that says what cannot be', () => {
    expect(() => readColumn(new ByteReader(written([1, 2, 300]).slice(0, -1)), 3)).toThrow(RangeError);
    expect(() => readColumn(new ByteReader(written([1, 2])), 3)).toThrow(RangeError);
    expect(() => readColumn(new ByteReader(Uint8Array.of(1, 1, 5, 1)), 1)).toThrow(RangeError);
    expect(() => readColumn(new ByteReader(Uint8Array.of(1, 1, 0, 255, 255, 255, 255, 15)), 1)).toThrow(
      RangeError,
    );
  });

  it('sums up what lies before', () => {
    expect([...sumsOf(Uint8Array.of(3, 0, 250, 9))]).toEqual([0, 3, 3, 253, 262]);
    expect(() => sumsOf(Uint32Array.of(2 ** 31, 2 ** 31))).toThrow(RangeError);
  });

  it('turns numbers of either sign into small ones and back', () => {
    expect([0, -1, 1, -2].map(zigzag)).toEqual([0, 1, 2, 3]);
    fc.assert(fc.property(fc.integer(), (value) => unzigzag(zigzag(value)) === value));
  });
});
