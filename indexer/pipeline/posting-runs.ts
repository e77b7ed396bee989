import { ByteReader, ByteWriter } from '../core/bytes.ts';
import { readRangePart, writeRangeParts } from '../core/range-table.ts';
import type { PostingLists } from './index-text.ts';

/**
 * The postings of some topics, all those of their buckets, in bytes: terms in order, each with the number of its last
 * bucket and its postings; no bytes where there are none. Runs over ascending buckets are put together without looking
 * into the postings.
 */
export type PostingRun = Uint8Array;

const writer = new ByteWriter();

export function writeRun(postings: PostingLists): PostingRun {
  const entries = Array.from(postings.terms, (term): [string, Uint8Array] => {
    writer.clear();
    writer.varint(postings.lastBucketOf(term));
    writer.raw(postings.bytes(term));
    return [term, writer.finish()];
  });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return writeRangeParts(entries, Number.POSITIVE_INFINITY)[0]?.bytes ?? new Uint8Array();
}

/** The postings of several runs, given by ascending buckets, term by term. */
export function* readRuns(runs: readonly PostingRun[]): Generator<[term: string, postings: Uint8Array]> {
  const byTerm = new Map<string, Uint8Array[]>();
  for (const run of runs) {
    if (run.length === 0) continue;
    for (const [term, value] of readRangePart(run)) {
      const values = byTerm.get(term);
      if (values) values.push(value);
      else byTerm.set(term, [value]);
    }
  }
  for (const [term, values] of byTerm) yield [term, joinPostings(values)];
}

function joinPostings(values: readonly Uint8Array[]): Uint8Array {
  writer.clear();
  let bucketBefore = 0;
  for (const value of values) {
    const reader = new ByteReader(value);
    const lastBucket = reader.varint();
    writer.varint(reader.varint() - bucketBefore);
    writer.raw(value.subarray(reader.offset));
    bucketBefore = lastBucket;
  }
  return writer.finish();
}
