import { ByteWriter } from '../core/bytes.ts';
import { writeRangeParts } from '../core/range-table.ts';
import { symbolKey } from '../core/symbol-names.ts';
import { eachBlock, inlineOf, inlineText } from '../core/tree.ts';
import type { Topic } from '../core/types.ts';
import { SPELLED_WORD } from '../core/vocabulary.ts';

/** A word of running text has to stand in this many sections, or it may be a mistake of its author. */
const LEAST_SECTIONS = 3;

/** The vocabulary of a version as bytes (core/vocabulary.ts): words of titles, words that several sections use, names. */
export function writeVocabulary(topics: readonly Topic[]): Uint8Array {
  const sections = new Map<string, number>();
  const certain = new Set<string>();
  const names = new Set<string>();
  for (const chunk of topics.flatMap((topic) => topic.chunks)) {
    const words = new Set<string>();
    eachBlock(chunk.content, (block) => {
      const text = block.k === 'code' ? block.text : inlineText(inlineOf(block));
      for (const [word] of text.toLowerCase().matchAll(SPELLED_WORD)) {
        words.add(word);
        if (block.k === 'heading') certain.add(word);
      }
    });
    for (const word of words) sections.set(word, (sections.get(word) ?? 0) + 1);
    for (const { name } of chunk.symbols) {
      const key = symbolKey(name);
      if (key) names.add(key);
    }
  }
  const kept = [...sections]
    .filter(([word, count]) => count >= LEAST_SECTIONS || certain.has(word))
    .map(([word]) => word);
  const entries = [...new Set([...kept, ...names])].sort().map((word): [string, Uint8Array] => {
    const writer = new ByteWriter();
    writer.varint((sections.get(word) ?? 0) * 2 + (names.has(word) ? 1 : 0));
    return [word, writer.finish()];
  });
  return writeRangeParts(entries, Number.POSITIVE_INFINITY)[0]?.bytes ?? new Uint8Array();
}
