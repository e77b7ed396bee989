import { blockText } from './placed-blocks.ts';
import type { PlacedBlock } from './types.ts';

/** Two blocks with less of their words in common are two blocks, not one that was rewritten. */
const MIN_SIMILARITY = 0.5;
/** Longer stretches are paired in order only: comparing each with each would take too long. */
const MAX_PAIRS = 10_000;

/**
 * Which of the blocks that are gone were rewritten into which of those that are new, keeping their order: the pairing
 * with the most in common, by the classic alignment over a table.
 * @returns pairs of indexes, ascending.
 */
export function pairBlocks(
  gone: readonly PlacedBlock[],
  added: readonly PlacedBlock[],
): [gone: number, added: number][] {
  if (gone.length * added.length > MAX_PAIRS) return [];
  const words = [gone, added].map((list) => list.map(({ block }) => wordsOf(blockText(block))));
  const [old, now] = words as [string[][], string[][]];
  // best[i][j]: most similarity from gone[i…] and added[j…] on.
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(added.length + 1));
  const similarity = (i: number, j: number) =>
    gone[i]?.block.k === added[j]?.block.k ? dice(old[i] as string[], now[j] as string[]) : 0;
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const together = similarity(i, j);
      const [row, below] = [best[i] as Float64Array, best[i + 1] as Float64Array];
      const paired = together >= MIN_SIMILARITY ? together + (below[j + 1] as number) : 0;
      row[j] = Math.max(paired, below[j] as number, row[j + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < gone.length && j < added.length; ) {
    const here = best[i]?.[j] as number;
    if (here === best[i + 1]?.[j]) i++;
    else if (here === best[i]?.[j + 1]) j++;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

/** How much two lists of words have in common, 0 to 1, whatever their order (Dice's coefficient over multisets). */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common++;
    counts.set(word, left - 1);
  }
  return (2 * common) / (a.length + b.length);
}

/** The words of a text in lower case, names of code in one piece. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
