import { ByteReader, ByteWriter } from '../core/bytes.ts';
import { readTerm, writeTerm } from '../core/postings.ts';
import type { ChangeValue } from './patch-table.ts';

/** Postings of which those of some buckets have changed: before and after, by term, of these buckets alone. */
export interface ChangedPostings {
  readonly buckets: ReadonlySet<number>;
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: ReadonlyMap<string, Uint8Array>;
}

/** The postings of a term in one bucket: its number of places, and those. */
interface BucketSlice {
  readonly bucket: number;
  readonly places: Uint8Array;
}

const writer = new ByteWriter();

/**
 * What becomes of the entries of a postings table.
 * @param links by version, in the order of the manifest; undefined where nothing has changed
 */
export function changeTerms(
  text: ChangedPostings,
  links: readonly (ChangedPostings | undefined)[],
): Map<string, ChangeValue> {
  const changes = new Map<string, ChangeValue>();
  for (const changed of [text, ...links]) {
    for (const term of changed ? changedTerms(changed) : []) {
      changes.set(term, (before) => {
        const now = replaceBuckets(readTerm(before, 0).text, text, term);
        const linked = links.flatMap((change, version) => {
          const old = readTerm(before, version).links;
          const bytes = change ? replaceBuckets(old, change, term) : old;
          return bytes.length > 0 ? [[version, bytes] as const] : [];
        });
        return now.length > 0 || linked.length > 0 ? writeTerm(now, linked) : undefined;
      });
    }
  }
  return changes;
}

function changedTerms({ before, after }: ChangedPostings): string[] {
  const terms = new Set([...before.keys(), ...after.keys()]);
  return [...terms].filter((term) => {
    const [old, now] = [before.get(term), after.get(term)];
    return !old || !now || Buffer.compare(old, now) !== 0;
  });
}

/** A term's postings, exactly as they would be written anew. */
function replaceBuckets(postings: Uint8Array, { buckets, after }: ChangedPostings, term: string): Uint8Array {
  const kept = slicesOf(postings).filter(({ bucket }) => !buckets.has(bucket));
  const fresh = slicesOf(after.get(term) ?? new Uint8Array());
  return joinSlices([...kept, ...fresh].sort((a, b) => a.bucket - b.bucket));
}

function slicesOf(postings: Uint8Array): BucketSlice[] {
  const slices: BucketSlice[] = [];
  const reader = new ByteReader(postings);
  let bucket = 0;
  while (!reader.done) {
    bucket += reader.varint();
    const start = reader.offset;
    for (let places = reader.varint(); places > 0; places--) {
      reader.varint();
      for (let positions = reader.varint(); positions > 0; positions--) reader.varint();
    }
    slices.push({ bucket, places: postings.subarray(start, reader.offset) });
  }
  return slices;
}

function joinSlices(slices: readonly BucketSlice[]): Uint8Array {
  writer.clear();
  let before = 0;
  for (const { bucket, places } of slices) {
    writer.varint(bucket - before);
    writer.raw(places);
    before = bucket;
  }
  return writer.finish();
}
