import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as bytes from '../../../indexer/core/bytes.ts';

const { ByteReader, ByteWriter } = bytes;

describe('bytes', () => {
  it('has these public names', () => {
    expect(Object.keys(bytes).sort()).toEqual(['ByteReader', 'ByteWriter']);
  });

  it('reads back numbers, signed numbers, texts and bytes in order', () => {
    const whole = fc.maxSafeNat();
    const signed = fc.integer({ min: -(2 ** 51), max: 2 ** 51 });
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, signed, text, fc.uint8Array())), (rows) => {
        const writer = new ByteWriter();
        for (const [a, b, c, d] of rows) {
          writer.varint(a);
          writer.signed(b);
          writer.text(c);
          writer.varint(d.length);
          writer.raw(d);
        }
        const reader = new ByteReader(writer.finish());
        const read = rows.map(() => [
          reader.varint(),
          reader.signed(),
          reader.text(),
          Uint8Array.from(reader.raw(reader.varint())),
        ]);
        expect(read).toEqual(rows);
        expect(reader.done).toBe(true);
      }),
    );
  });

  it('keeps a byte order mark at the start of a text', () => {
    const writer = new ByteWriter();
    writer.text('\ufeffa');
    expect(new ByteReader(writer.finish()).text()).toBe('\ufeffa');
  });

  it('writes small numbers in one byte', () => {
    const writer = new ByteWriter();
    for (const value of [0, 127, 128, 300]) writer.varint(value);
    expect([...writer.finish()]).toEqual([0, 127, 128, 1, 172, 2]);
  });

  it('gives a copy that later writing does not change', () => {
    const writer = new ByteWriter();
    writer.varint(1);
    const before = writer.finish();
    writer.varint(2);
    expect([[...before], writer.length]).toEqual([[1], 2]);
  });

  it('refuses to read past the end', () => {
    expect(() => new ByteReader(new Uint8Array()).varint()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(0x80)).varint()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(5, 97)).text()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(1)).raw(2)).toThrow(RangeError);
  });

  it('starts where it is told', () => {
    expect(new ByteReader(Uint8Array.of(9, 7), 1).varint()).toBe(7);
  });
});
