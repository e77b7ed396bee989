import { ByteReader, ByteWriter } from './bytes.ts';

/** Where in a chunk a word stands; the ranker weighs each field on its own. */
export const FIELDS = ['title', 'body', 'code'] as const;
export type Field = (typeof FIELDS)[number];

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
  const sorted = [...postings].sort((a, b) => a.bucket - b.bucket || a.ordinal - b.ordinal);
  const writer = new ByteWriter();
  let bucketBefore = 0;
  for (let start = 0; start < sorted.length; ) {
    const bucket = (sorted[start] as Posting).bucket;
    let end = start;
    while (sorted[end]?.bucket === bucket) end++;
    writer.varint(bucket - bucketBefore);
    writer.varint(end - start);
    bucketBefore = bucket;
    let ordinalBefore = 0;
    for (const posting of sorted.slice(start, end)) {
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

/** Reads what writePostings wrote, in order of bucket and ordinal. */
export function* readPostings(bytes: Uint8Array): Generator<Posting> {
  const reader = new ByteReader(bytes);
  let bucket = 0;
  while (!reader.done) {
    bucket += reader.varint();
    const places = reader.varint();
    let ordinal = 0;
    for (let i = 0; i < places; i++) {
      const mixed = reader.varint();
      ordinal += Math.floor(mixed / FIELDS.length);
      const field = FIELDS[mixed % FIELDS.length] as Field;
      const positions = new Array<number>(reader.varint());
      let position = 0;
      for (let p = 0; p < positions.length; p++) {
        position += reader.varint();
        positions[p] = position;
      }
      yield { bucket, ordinal, field, positions };
    }
  }
}
