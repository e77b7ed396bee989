import type { ByteReader, ByteWriter } from './bytes.ts';

/** Whole numbers from 0 that lie side by side. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/**
 * Writes numbers (0 to 2^32 - 1) with as many bytes each as the largest of them needs: bytes per number (1, 2 or 4),
 * then all lowest bytes, all second bytes, and so on, because the high ones are mostly zero and compress to nothing.
 */
export function writeColumn(writer: ByteWriter, values: readonly number[]): void {
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  const width = most < 2 ** 8 ? 1 : most < 2 ** 16 ? 2 : 4;
  writer.varint(width);
  for (let at = 0; at < width; at++) {
    writer.raw(Uint8Array.from(values, (value) => Math.floor(value / 2 ** (8 * at)) % 256));
  }
}

/** Reads what writeColumn wrote; of small numbers it is a view of the bytes. Throws a RangeError when it is cut off. */
export function readColumn(reader: ByteReader, length: number): Column {
  const width = reader.varint();
  const low = reader.raw(length);
  if (width === 1) return low;
  if (width !== 2 && width !== 4) throw new RangeError(`a number cannot have ${width} bytes`);
  const values = width === 2 ? Uint16Array.from(low) : Uint32Array.from(low);
  for (let at = 1; at < width; at++) {
    const scale = 2 ** (8 * at);
    reader.raw(length).forEach((byte, i) => {
      if (byte > 0) values[i] = (values[i] as number) + byte * scale;
    });
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
