import { ByteReader, ByteWriter } from './bytes.ts';

/** Where in a chunk a word stands; the ranker weighs each field on its own. */
export const FIELDS = ['title', 'body', 'code'] as const;
export type Field = (typeof FIELDS)[number];

const NO_POSTINGS = new Uint8Array();
const writer = new ByteWriter();

/** Link texts of this many terms or more are not told apart by their length. */
export const LINK_TEXT_LENGTH = 16;

/** A text that links to a chunk, as the positions of link postings name it: its number at the chunk, and its length. */
export function linkText(number: number, terms: number): number {
  return number * LINK_TEXT_LENGTH + Math.min(terms, LINK_TEXT_LENGTH - 1);
}

/** The length in terms of a text that linkText names, LINK_TEXT_LENGTH - 1 for all that are longer. */
export function linkTextLength(text: number): number {
  return text % LINK_TEXT_LENGTH;
}

/** One place that holds a term: a block (or, for link words, a chunk) by bucket and ordinal. */
export interface Posting {
  readonly bucket: number;
  readonly ordinal: number;
  readonly field: Field;
  /** Places of the term in the block, counted in terms from 0, ascending; its length is the count. */
  readonly positions: readonly number[];
}

/**
 * A term's postings as bytes. Per bucket (ascending): distance from the bucket before, number of places; per place:
 * distance of the ordinal from the one before times three plus the field, number of positions, distances between
 * positions. Nothing here depends on other buckets, so a changed page changes only its own bucket's bytes.
 */
export function writePostings(postings: readonly Posting[]): Uint8Array {
  const sorted = inOrder(postings);
  writer.clear();
  let bucketBefore = 0;
  for (let start = 0; start < sorted.length; ) {
    const bucket = (sorted[start] as Posting).bucket;
    let end = start;
    while (sorted[end]?.bucket === bucket) end++;
    writer.varint(bucket - bucketBefore);
    writer.varint(end - start);
    bucketBefore = bucket;
    let ordinalBefore = 0;
    for (let at = start; at < end; at++) {
      const posting = sorted[at] as Posting;
      writer.varint((posting.ordinal - ordinalBefore) * FIELDS.length + FIELDS.indexOf(posting.field));
      ordinalBefore = posting.ordinal;
      writer.varint(posting.positions.length);
      let before = 0;
      for (const position of posting.positions) {
        writer.varint(position - before);
        before = position;
      }
    }
    start = end;
  }
  return writer.finish();
}

/** By bucket and ordinal, as nearly all lists come. */
function inOrder(postings: readonly Posting[]): readonly Posting[] {
  const isBehind = (a: Posting, b: Posting) =>
    a.bucket < b.bucket || (a.bucket === b.bucket && a.ordinal <= b.ordinal);
  return postings.every((posting, i) => i === 0 || isBehind(postings[i - 1] as Posting, posting))
    ? postings
    : [...postings].sort((a, b) => a.bucket - b.bucket || a.ordinal - b.ordinal);
}

/**
 * A term's value in the postings table: length of its postings in the text and those; then, per version that links with
 * the term, the version's index in the manifest, the length of its postings and those. Link postings count the chunks
 * of the version through each bucket where others count blocks, and have texts (linkText) where others have positions.
 * @param links postings as writePostings gives them, by ascending index of the version
 */
export function writeTerm(
  text: Uint8Array,
  links: Iterable<readonly [version: number, Uint8Array]>,
): Uint8Array {
  writer.clear();
  writer.varint(text.length);
  writer.raw(text);
  for (const [version, postings] of links) {
    writer.varint(version);
    writer.varint(postings.length);
    writer.raw(postings);
  }
  return writer.finish();
}

/** What writeTerm wrote as far as one version is concerned, as views of the bytes; no bytes for a term that is not there. */
export function readTerm(
  bytes: Uint8Array | undefined,
  version: number,
): { readonly text: Uint8Array; readonly links: Uint8Array } {
  if (!bytes) return { text: NO_POSTINGS, links: NO_POSTINGS };
  const reader = new ByteReader(bytes);
  const text = reader.raw(reader.varint());
  while (!reader.done) {
    const found = reader.varint();
    const links = reader.raw(reader.varint());
    if (found === version) return { text, links };
  }
  return { text, links: NO_POSTINGS };
}

/** Reads what writePostings wrote, in order of bucket and ordinal. */
export function readPostings(bytes: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  eachPosting(bytes, (bucket, ordinal, field, _, offset) => {
    postings.push({ bucket, ordinal, field, positions: positionsAt(bytes, offset) });
  });
  return postings;
}

/**
 * Calls `visit` with every place that writePostings wrote, without making anything of it: a search meets thousands.
 * `offset` is where positionsAt finds the positions, of which there are `count`.
 */
export function eachPosting(
  bytes: Uint8Array,
  visit: (bucket: number, ordinal: number, field: Field, count: number, offset: number) => void,
): void {
  const reader = new ByteReader(bytes);
  let bucket = 0;
  while (!reader.done) {
    bucket += reader.varint();
    let ordinal = 0;
    for (let places = reader.varint(); places > 0; places--) {
      const mixed = reader.varint();
      ordinal += Math.floor(mixed / FIELDS.length);
      const { offset } = reader;
      const count = reader.varint();
      reader.skipVarints(count);
      visit(bucket, ordinal, FIELDS[mixed % FIELDS.length] as Field, count, offset);
    }
  }
}

/** The positions of a place, ascending. */
export function positionsAt(bytes: Uint8Array, offset: number): number[] {
  const reader = new ByteReader(bytes, offset);
  const positions = new Array<number>(reader.varint());
  let position = 0;
  for (let i = 0; i < positions.length; i++) {
    position += reader.varint();
    positions[i] = position;
  }
  return positions;
}
