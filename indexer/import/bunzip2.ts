import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
// @ts-expect-error The package declares types for its stream only, which unpacks all it is given before it can be stopped.
import bitIterator from 'unbzip2-stream/lib/bit_iterator.js';
// @ts-expect-error As above.
import bzip2 from 'unbzip2-stream/lib/bzip2.js';

/** Gives the next n bits as a number; with null it goes on at the next whole byte. */
type Bits = ((n: number | null) => number) & { readonly bytesRead: number };
interface Bzip2 {
  /** Reads the head of a stream: the size of its blocks, in 100,000 bytes. */
  header(bits: Bits): number;
  /** Unpacks one block, byte by byte. @returns the checksum so far; null at the end of the stream */
  decompress(
    bits: Bits,
    put: (byte: number) => void,
    work: Int32Array,
    size: number,
    checksum: number,
  ): number | null;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * What a bzip2 file unpacks to, block by block; streams that follow each other are one. A block of 900,000 bytes may
 * unpack to fifty times as many, and no more is unpacked than is asked for.
 * @throws Error when the file is damaged or cut off
 */
export function* bunzip2(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const end = fstatSync(file).size;
    const bits: Bits = bitIterator(() => nextChunk(file));
    while (bits.bytesRead < end) yield* stream(bits);
  } finally {
    closeSync(file);
  }
}

function* stream(bits: Bits): Generator<Uint8Array> {
  const { header, decompress } = bzip2 as Bzip2;
  const size = 100_000 * header.call(bzip2, bits);
  const work = new Int32Array(size);
  for (let checksum: number | null = 0; ; ) {
    const block = new Block(size);
    checksum = decompress.call(bzip2, bits, (byte) => block.put(byte), work, size, checksum);
    if (checksum === null) return;
    yield block.bytes();
  }
}

function nextChunk(file: number): Uint8Array {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const count = readSync(file, chunk);
  if (count === 0) throw new Error('unexpected end of data');
  return chunk.subarray(0, count);
}

/** Bytes of which nobody says beforehand how many they are. */
class Block {
  #bytes: Uint8Array;
  #length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
