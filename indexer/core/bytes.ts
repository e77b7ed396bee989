/** Appends numbers and texts to a growing buffer. Numbers are unsigned LEB128 (seven bits a byte, low bits first). */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;
  static readonly #encoder = new TextEncoder();

  get length(): number {
    return this.#length;
  }

  /** `value` is a whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, small magnitudes first (zigzag). */
  signed(value: number): void {
    this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** UTF-8 with its length in bytes before it. */
  text(value: string): void {
    const bytes = ByteWriter.#encoder.encode(value);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** Starts over in the same memory, which is worth it where many small things are written. */
  clear(): void {
    this.#length = 0;
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(extra: number): void {
    if (this.#length + extra <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + extra));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what ByteWriter wrote. Throws a RangeError when asked to read past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  offset: number;
  // A byte order mark is a character of the text like any other.
  static readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.offset = offset;
  }

  get done(): boolean {
    return this.offset >= this.#bytes.length;
  }

  varint(): number {
    const first = this.#bytes[this.offset];
    if (first !== undefined && first < 128) {
      this.offset++;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.offset++];
      if (byte === undefined) throw new RangeError('the data ends in the middle of a number');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  /** Goes past so many numbers without reading them. */
  skipVarints(count: number): void {
    const bytes = this.#bytes;
    let at = this.offset;
    for (let left = count; left > 0; at++) {
      if (at >= bytes.length) throw new RangeError('the data ends in the middle of a number');
      if ((bytes[at] as number) < 128) left--;
    }
    this.offset = at;
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A view of the next `length` bytes. */
  raw(length: number): Uint8Array {
    const end = this.offset + length;
    if (end > this.#bytes.length) throw new RangeError('the data ends in the middle of a value');
    const bytes = this.#bytes.subarray(this.offset, end);
    this.offset = end;
    return bytes;
  }

  text(): string {
    const bytes = this.raw(this.varint());
    // Nearly all terms and names are short and ASCII, and cost less to read than a decoder to call.
    if (bytes.length > 24 || bytes.some((byte) => byte > 127)) return ByteReader.#decoder.decode(bytes);
    return String.fromCharCode.apply(null, bytes as unknown as number[]);
  }
}
