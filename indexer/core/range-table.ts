import { ByteReader, ByteWriter } from './bytes.ts';
import type { RangeTableRef } from './pack-format.ts';

/**
 * A sorted table of key → bytes, cut into parts by ranges of keys, so that looking one key up costs one part.
 * The manifest lists each part with its first key. Keys are ordered by UTF-16 code units, JavaScript's own order.
 *
 * A part is a sequence of records: length of the prefix shared with the key before (varint), rest of the key
 * (length + UTF-8), length of the value (varint), value.
 */
export interface RangePart {
  readonly firstKey: string;
  readonly bytes: Uint8Array;
}

/**
 * Cuts sorted entries into parts of about `targetBytes`; a single larger value gets a part of its own.
 * Throws when keys are not strictly ascending, or hold half a surrogate pair, because a reader would not find them.
 */
export function writeRangeParts(
  entries: Iterable<readonly [key: string, value: Uint8Array]>,
  targetBytes: number,
): RangePart[] {
  const parts: RangePart[] = [];
  let writer = new ByteWriter();
  let firstKey = '';
  let previous = '';
  let isFirst = true;
  const flush = () => {
    if (writer.length > 0) parts.push({ firstKey, bytes: writer.finish() });
    writer = new ByteWriter();
  };
  for (const [key, value] of entries) {
    if (!isFirst && key <= previous)
      throw new Error(`range table keys out of order: "${previous}", "${key}"`);
    if (/\p{Surrogate}/u.test(key)) throw new Error(`range table key with half a character: "${key}"`);
    isFirst = false;
    if (writer.length > 0 && writer.length + value.length > targetBytes) flush();
    const shared = writer.length === 0 ? 0 : sharedPrefix(previous, key);
    if (writer.length === 0) firstKey = key;
    writer.varint(shared);
    writer.text(key.slice(shared));
    writer.varint(value.length);
    writer.raw(value);
    previous = key;
  }
  flush();
  return parts;
}

/** Reads a range table part by part, as it is asked. */
export class RangeTable {
  readonly #ref: RangeTableRef;
  readonly #read: (name: string) => Promise<Uint8Array>;

  constructor(ref: RangeTableRef, read: (name: string) => Promise<Uint8Array>) {
    this.#ref = ref;
    this.#read = read;
  }

  /** The value stored under exactly this key. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const index = this.#partOf(key);
    if (index < 0) return undefined;
    return findInPart(await this.#part(index), key);
  }

  /** Up to `limit` entries whose keys start with `prefix`, in key order. */
  async startingWith(prefix: string, limit: number): Promise<[key: string, value: Uint8Array][]> {
    const found: [string, Uint8Array][] = [];
    for (let index = Math.max(0, this.#partOf(prefix)); index < this.#ref.length; index++) {
      for (const [key, value] of readRangePart(await this.#part(index))) {
        if (key < prefix) continue;
        if (!key.startsWith(prefix) || found.length >= limit) return found;
        found.push([key, value]);
      }
    }
    return found;
  }

  /** The last part whose first key is not above `key`, or -1. */
  #partOf(key: string): number {
    let low = 0;
    let high = this.#ref.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ref[middle]?.[0] as string) <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #part(index: number): Promise<Uint8Array> {
    return this.#read(this.#ref[index]?.[1] as string);
  }
}

/** The value under a key of one part. */
function findInPart(bytes: Uint8Array, key: string): Uint8Array | undefined {
  const reader = new ByteReader(bytes);
  /** How much of `key` the last key had in common with it; that key came before. */
  let common = 0;
  while (!reader.done) {
    const shared = reader.varint();
    // What shares more with the last key than that did with `key` comes before `key` as well, and need not be read.
    if (shared > common) {
      reader.skipText();
      reader.skip(reader.varint());
      continue;
    }
    const rest = reader.text();
    const alike = sharedUnits(rest, key, shared);
    const isWhole = alike === rest.length;
    common = shared + alike;
    if (isWhole && common === key.length) return reader.raw(reader.varint());
    // Either the key goes on where this one ends, or this one's next unit tells which comes first.
    if (!isWhole && (common === key.length || rest.charCodeAt(alike) > key.charCodeAt(common)))
      return undefined;
    reader.skip(reader.varint());
  }
  return undefined;
}

/** How many units `rest` has in common with `key` from `at` on. */
function sharedUnits(rest: string, key: string, at: number): number {
  const end = Math.min(rest.length, key.length - at);
  let length = 0;
  while (length < end && rest.charCodeAt(length) === key.charCodeAt(at + length)) length++;
  return length;
}

/** The records of one part, in order. */
export function* readRangePart(bytes: Uint8Array): Generator<[key: string, value: Uint8Array]> {
  const reader = new ByteReader(bytes);
  let key = '';
  while (!reader.done) {
    const shared = reader.varint();
    key = key.slice(0, shared) + reader.text();
    yield [key, reader.raw(reader.varint())];
  }
}

function sharedPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  // A surrogate pair cut in two would not survive UTF-8.
  const last = a.charCodeAt(length - 1);
  return last >= 0xd800 && last <= 0xdbff ? length - 1 : length;
}
