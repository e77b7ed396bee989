import { ByteWriter } from '../core/bytes.ts';
import { writeRangeParts } from '../core/range-table.ts';
import { inlineOf, inlineText } from '../core/tree.ts';
import { spelledWords } from '../core/vocabulary.ts';
import type { NumberedTopic } from './store-topic.ts';

/** A word of running text has to stand in this many sections, or it may be a mistake of its author. */
const LEAST_SECTIONS = 3;
/** A section that has the word in its heading counts as one and as this many, so that one number adds up both. */
const IN_HEADING = 2 ** 26;

/** By word: in how many sections it stands, and in how many headings of them; to be added up and read by this file. */
export type WordCounts = ReadonlyMap<string, number>;

/** The words of a topic by the label of the version. */
export type WordsByVersion = ReadonlyMap<string, WordCounts>;

export function countWords(topic: NumberedTopic): WordsByVersion {
  // Most versions share most blocks.
  const words = topic.blocks.map((block) => {
    const text = block.k === 'code' ? block.text : inlineText(inlineOf(block));
    return new Set(spelledWords(text));
  });
  const ofRecord = topic.blocksOfRecord.map((blocks) => {
    const inSection = new Map<string, number>();
    for (const block of blocks) {
      const count = topic.blocks[block]?.k === 'heading' ? IN_HEADING + 1 : 1;
      for (const word of words[block] ?? []) inSection.set(word, Math.max(inSection.get(word) ?? 0, count));
    }
    return inSection;
  });
  return new Map(
    topic.versions.map(({ label, chunks }) => {
      return [label, sumWords(chunks.map(([record]) => ofRecord[record] as WordCounts))];
    }),
  );
}

/** Counts together, without those that were counted in and are gone. */
export function sumWords(counted: readonly WordCounts[], gone: readonly WordCounts[] = []): WordCounts {
  const sum = new Map<string, number>();
  const add = (counts: WordCounts, times: 1 | -1) => {
    for (const [word, count] of counts) {
      const left = (sum.get(word) ?? 0) + times * count;
      if (left === 0) sum.delete(word);
      else sum.set(word, left);
    }
  };
  for (const counts of counted) add(counts, 1);
  for (const counts of gone) add(counts, -1);
  return sum;
}

/**
 * The vocabulary of a version as bytes (core/vocabulary.ts): words of titles, words that several sections use, names.
 * @param names the keys of the version's symbols
 */
export function writeVocabulary(counts: WordCounts, names: ReadonlySet<string>): Uint8Array {
  const words = new Set(names);
  for (const [word, count] of counts) {
    if (count % IN_HEADING >= LEAST_SECTIONS || count >= IN_HEADING) words.add(word);
  }
  const entries = [...words].sort().map((word): [string, Uint8Array] => {
    return [word, bytesOf(((counts.get(word) ?? 0) % IN_HEADING) * 2 + (names.has(word) ? 1 : 0))];
  });
  return writeRangeParts(entries, Number.POSITIVE_INFINITY)[0]?.bytes ?? new Uint8Array();
}

/** The bytes of a number, made once for the small ones, which nearly all are. */
function bytesOf(value: number): Uint8Array {
  const known = SMALL[value];
  if (known) return known;
  const writer = new ByteWriter();
  writer.varint(value);
  return writer.finish();
}
const SMALL = Array.from({ length: 128 }, (_, value) => Uint8Array.of(value));
