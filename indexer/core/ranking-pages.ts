import type { ChunkTable } from './chunk-table.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { saturate, type WeightedTerm } from './ranking-words.ts';

/** Lengths of pages in terms, as weighted as occurrences are. */
interface PageLengths {
  readonly lengths: Float64Array;
  readonly mean: number;
}

/**
 * What the pages are worth to a query as a whole, by index of the topic: a page of which several sections speak of what
 * is asked is more likely the right one than a page that has the words once.
 */
export function scorePages(terms: readonly WeightedTerm[], table: ChunkTable): Float64Array {
  const { pageField, pageLengthEffect } = WEIGHTS;
  const { lengths, mean } = pageLengths(table);
  const scores = new Float64Array(lengths.length);
  const counts = new Float64Array(lengths.length);
  for (const { matches, pageWeight } of terms) {
    const pages: number[] = [];
    matches.chunks.forEach((chunk, row) => {
      const page = table.topic[chunk] as number;
      const lead = table.firstChunk[page] === chunk ? pageField.lead : 0;
      const before = counts[page] as number;
      if (before === 0) pages.push(page);
      counts[page] =
        before +
        (pageField.title + lead) * (matches.title[row] as number) +
        pageField.body * (matches.body[row] as number) +
        pageField.code * (matches.code[row] as number) +
        pageField.links * (matches.links[row] as number);
    });
    for (const page of pages) {
      const norm = 1 - pageLengthEffect + (pageLengthEffect * (lengths[page] as number)) / mean;
      scores[page] = (scores[page] as number) + pageWeight * saturate((counts[page] as number) / norm);
      counts[page] = 0;
    }
  }
  return scores;
}

/** Number of pages that hold a term, for its rarity among pages. */
export function countPages(chunks: Iterable<number>, table: ChunkTable): number {
  const seen = new Uint8Array(table.topicKind.length);
  let count = 0;
  for (const chunk of chunks) {
    const page = table.topic[chunk] as number;
    count += 1 - (seen[page] as number);
    seen[page] = 1;
  }
  return count;
}

const known = new WeakMap<ChunkTable, PageLengths>();

function pageLengths(table: ChunkTable): PageLengths {
  const before = known.get(table);
  if (before) return before;
  const lengths = new Float64Array(table.topicKind.length);
  let total = 0;
  for (let chunk = 0; chunk < table.size; chunk++) {
    const page = table.topic[chunk] as number;
    const length =
      2 * (table.titleLength[chunk] as number) +
      (table.bodyLength[chunk] as number) +
      0.5 * (table.codeLength[chunk] as number);
    lengths[page] = (lengths[page] as number) + length;
    total += length;
  }
  // The table has a row for every topic of the pack, and those of other versions are no pages of this one.
  const pages = lengths.reduce((count, _, page) => count + Number(hasChunks(page, table)), 0);
  const made = { lengths, mean: Math.max(1, total / Math.max(1, pages)) };
  known.set(table, made);
  return made;
}

function hasChunks(page: number, { firstChunk }: ChunkTable): boolean {
  return (firstChunk[page + 1] as number) > (firstChunk[page] as number);
}
