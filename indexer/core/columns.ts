import type { ByteReader, ByteWriter } from './bytes.ts';

/** Whole numbers from 0 that lie side by side. */
export type Column = Uint8Array | Uint32Array;

/**
 * Writes whole numbers from 0 to 2^32 - 1: the low byte of each; then how many have more than that, and of those the
 * distance from the one before and the rest. Most numbers of a table are small: reading them is looking at the bytes.
 */
export function writeColumn(writer: ByteWriter, values: readonly number[]): void {
  writer.raw(Uint8Array.from(values, (value) => value % 256));
  const large = values.flatMap((value, index) => (value > 255 ? [index] : []));
  writer.varint(large.length);
  large.forEach((index, i) => {
    writer.varint(index - (large[i - 1] ?? 0));
    writer.varint(Math.floor((values[index] as number) / 256));
  });
}

/** Reads what writeColumn wrote. Throws a RangeError when it is cut off or says what cannot be. */
export function readColumn(reader: ByteReader, length: number): Column {
  const low = reader.raw(length);
  const large = reader.varint();
  if (large === 0) return low;
  const values = new Uint32Array(low);
  for (let left = large, index = 0; left > 0; left--) {
    index += reader.varint();
    const value = (low[index] ?? Number.NaN) + reader.varint() * 256;
    if (!(value < 2 ** 32)) throw new RangeError('a column says what cannot be');
    values[index] = value;
  }
  return values;
}

/** The sum of all values before each, and of all at the end. Throws a RangeError when it reaches 2^32. */
export function sumsOf(values: Column): Uint32Array {
  const sums = new Uint32Array(values.length + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    sums[i + 1] = sum;
  }
  if (sum >= 2 ** 32) throw new RangeError(`a column sums up to ${sum}`);
  return sums;
}

/** A whole number of either sign as one from 0, small magnitudes first. */
export function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

/** The number that zigzag was given. */
export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
