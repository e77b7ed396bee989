import { ByteReader, ByteWriter } from './bytes.ts';
import type { RangeTableRef } from './pack-format.ts';

/**
 * A sorted table of key → bytes, cut into parts by ranges of keys, so that looking one key up costs one part.
 * The manifest lists each part with its first key. Keys are ordered by UTF-16 code units, JavaScript's own order.
 *
 * A part is: number of groups (varint), length of each group in bytes (varints), the groups. A group is a run of
 * records: length of the prefix shared with the key before, 0 for a group's first (varint), rest of the key (length +
 * UTF-8), length of the value (varint), value. So a key is found by halves among the groups, and then in one of them.
 */
export interface RangePart {
  readonly firstKey: string;
  readonly bytes: Uint8Array;
}

/** Records in a group: more share more of their keys, fewer are read for one. */
const GROUP = 16;

/**
 * Cuts sorted entries into parts of about `targetBytes`; a single larger value gets a part of its own.
 * Throws when keys are not strictly ascending, or hold half a surrogate pair, because a reader would not find them.
 */
export function writeRangeParts(
  entries: Iterable<readonly [key: string, value: Uint8Array]>,
  targetBytes: number,
): RangePart[] {
  const parts: RangePart[] = [];
  const cutter = new RangeCutter(targetBytes, (part) => parts.push(part));
  for (const [key, value] of entries) cutter.push(key, value);
  cutter.cut();
  return parts;
}

/** Cuts sorted entries into parts, one entry after the other. Where it cuts depends on nothing after the next entry. */
export class RangeCutter {
  readonly #targetBytes: number;
  readonly #onPart: (part: RangePart) => void;
  #run: (readonly [key: string, value: Uint8Array])[] = [];
  #size = 0;
  /** The key before the next one, where there is one. */
  previous: string | undefined;

  /** @param onPart is told each part as soon as it is cut */
  constructor(targetBytes: number, onPart: (part: RangePart) => void) {
    this.#targetBytes = targetBytes;
    this.#onPart = onPart;
  }

  /** Whether the next entry is the first of a part. */
  get isAtStart(): boolean {
    return this.#run.length === 0;
  }

  /** Whether a part is cut before a value of this many bytes. */
  cutsBefore(bytes: number): boolean {
    return this.#size > 0 && this.#size + bytes > this.#targetBytes;
  }

  /** Throws as writeRangeParts does. */
  push(key: string, value: Uint8Array): void {
    const { previous } = this;
    if (previous !== undefined && key <= previous)
      throw new Error(`range table keys out of order: "${previous}", "${key}"`);
    if (/\p{Surrogate}/u.test(key)) throw new Error(`range table key with half a character: "${key}"`);
    if (this.cutsBefore(value.length)) this.cut();
    this.#run.push([key, value]);
    this.#size += key.length - (previous ? sharedPrefix(previous, key) : 0) + value.length;
    this.previous = key;
  }

  /** Ends the part that was begun, if one was. */
  cut(): void {
    const [first] = this.#run;
    if (first) this.#onPart({ firstKey: first[0], bytes: writePart(this.#run) });
    this.#run = [];
    this.#size = 0;
  }
}

function writePart(entries: readonly (readonly [key: string, value: Uint8Array])[]): Uint8Array {
  const groups: Uint8Array[] = [];
  const group = new ByteWriter();
  for (let first = 0; first < entries.length; first += GROUP) {
    group.clear();
    let previous = '';
    for (const [key, value] of entries.slice(first, first + GROUP)) {
      const shared = sharedPrefix(previous, key);
      group.varint(shared);
      group.text(key.slice(shared));
      group.varint(value.length);
      group.raw(value);
      previous = key;
    }
    groups.push(group.finish());
  }
  const writer = new ByteWriter();
  writer.varint(groups.length);
  for (const group of groups) writer.varint(group.length);
  for (const group of groups) writer.raw(group);
  return writer.finish();
}

/** A table that is asked by key. */
export type KeyTable = Pick<RangeTable, 'get' | 'startingWith'>;

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
    for (const [found, value] of readRangePart(await this.#part(index), key)) {
      if (found >= key) return found === key ? value : undefined;
    }
    return undefined;
  }

  /** Up to `limit` entries whose keys start with `prefix`, in key order. */
  async startingWith(prefix: string, limit: number): Promise<[key: string, value: Uint8Array][]> {
    const found: [string, Uint8Array][] = [];
    for (let index = Math.max(0, this.#partOf(prefix)); index < this.#ref.length; index++) {
      for (const [key, value] of readRangePart(await this.#part(index), prefix)) {
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

/**
 * The records of one part, in order.
 * @param from those of the groups before the one that may hold this key are left out
 */
export function* readRangePart(bytes: Uint8Array, from = ''): Generator<[key: string, value: Uint8Array]> {
  const reader = new ByteReader(bytes);
  reader.offset = findGroup(reader, from);
  let key = '';
  while (!reader.done) {
    const shared = reader.varint();
    key = key.slice(0, shared) + reader.text();
    yield [key, reader.raw(reader.varint())];
  }
}

/** Where the last group starts whose first key is not above `key`, else the first. */
function findGroup(reader: ByteReader, key: string): number {
  const count = reader.varint();
  const starts: number[] = [];
  let next = 0;
  for (let group = 0; group < count; group++) {
    starts.push(next);
    next += reader.varint();
  }
  const base = reader.offset;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    reader.offset = base + (starts[middle] as number);
    reader.varint();
    if (reader.text() <= key) low = middle;
    else high = middle - 1;
  }
  return base + (starts[low] ?? 0);
}

function sharedPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  // A surrogate pair cut in two would not survive UTF-8.
  const last = a.charCodeAt(length - 1);
  return last >= 0xd800 && last <= 0xdbff ? length - 1 : length;
}
