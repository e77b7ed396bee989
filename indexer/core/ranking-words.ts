import type { ChunkTable } from './chunk-table.ts';
import { linkTextLength } from './postings.ts';
import type { TermMatches } from './ranking-matches.ts';
import { WEIGHTS } from './ranking-weights.ts';

/*
 * What the words of a query are worth in a chunk: a sum over fields in the manner of BM25F (Robertson, Zaragoza, Taylor
 * 2004). A term's counts in the fields are weighted and length-normalised, added, then saturated once, and multiplied
 * by the term's rarity.
 */

/** Titles of enclosing sections that say a term again add nothing from here on. */
const MOST_IN_TRAIL = 2;

/** A term of the query, with what it is worth. */
export interface WeightedTerm {
  readonly matches: TermMatches;
  /** Its rarity over everything that is searched, less for a term that says little about what is wanted. */
  readonly weight: number;
  /** Its rarity among pages. */
  readonly pageWeight: number;
  /** Whether every chunk counts as having it: the name of the doc set. */
  readonly isGiven: boolean;
}

/** Rarity of a term: the BM25 form of inverse document frequency, never below zero. */
export function rarity(matching: number, total: number): number {
  return Math.log(1 + (total - matching + 0.5) / (matching + 0.5));
}

/** A weighted count after saturation: 0 for none, 1 for one, towards 1 + WEIGHTS.saturation for ever more. */
export function saturate(frequency: number): number {
  const { saturation } = WEIGHTS;
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/**
 * One chunk's own counts and the titles above it, weighted and length-normalised.
 * @param row of the chunk in `matches`, -1 for none
 * @param trail what trailCount gives
 */
export function weightedFrequency(
  matches: TermMatches,
  row: number,
  trail: number,
  chunk: number,
  table: ChunkTable,
): number {
  let sum = WEIGHTS.field.trail * trail;
  if (row < 0) return sum;
  const { field, lengthEffect } = WEIGHTS;
  const { means } = table;
  const add = (count: number, weight: number, effect: number, length: number, mean: number) => {
    if (count > 0) sum += (weight * count) / (1 - effect + (effect * length) / mean);
  };
  add(matches.title[row] ?? 0, field.title, lengthEffect.title, table.titleLength[chunk] ?? 0, means.title);
  add(matches.body[row] ?? 0, field.body, lengthEffect.body, table.bodyLength[chunk] ?? 0, means.body);
  add(matches.code[row] ?? 0, field.code, lengthEffect.code, table.codeLength[chunk] ?? 0, means.code);
  add(matches.links[row] ?? 0, field.links, lengthEffect.links, table.linkLength[chunk] ?? 0, means.links);
  return sum;
}

/** Occurrences of a term in the titles of the enclosing sections. */
export function trailCount(matches: TermMatches, chunk: number, table: ChunkTable): number {
  let count = 0;
  for (let at = chunk; table.parent[at] !== at && count < MOST_IN_TRAIL; ) {
    at = table.parent[at] as number;
    const row = matches.row(at);
    if (row >= 0) count += matches.title[row] as number;
  }
  return Math.min(count, MOST_IN_TRAIL);
}

/**
 * How much of a chunk's title the query says, times how much of the query that is: `secret key` against "Secret key"
 * is worth all of its rarity, against "How to rotate a secret key" less than half.
 */
export function titleAgreement(terms: readonly WeightedTerm[], chunk: number, table: ChunkTable): number {
  let said = 0;
  let weight = 0;
  for (const term of terms) {
    const row = term.matches.row(chunk);
    if (row < 0 || term.matches.title[row] === 0) continue;
    said++;
    weight += term.weight;
  }
  return said === 0 ? 0 : (weight * said) / Math.max(said, table.titleLength[chunk] as number);
}

/** The same for the text among those that link to the chunk that agrees best. */
export function linkAgreement(terms: readonly WeightedTerm[], chunk: number): number {
  let best = 0;
  const texts = new Map<number, { said: number; weight: number }>();
  for (const { matches, weight } of terms) {
    const row = matches.row(chunk);
    if (row < 0) continue;
    for (const text of matches.linkTexts[row] as readonly number[]) {
      const agreed = texts.get(text) ?? { said: 0, weight: 0 };
      agreed.said++;
      agreed.weight += weight;
      texts.set(text, agreed);
      best = Math.max(best, (agreed.weight * agreed.said) / Math.max(agreed.said, linkTextLength(text)));
    }
  }
  return best;
}

/** The rarity of neighbouring query terms that stand next to each other, in order, somewhere in the chunk. */
export function pairsInOrder(terms: readonly WeightedTerm[], chunk: number): number {
  let sum = 0;
  for (let i = 1; i < terms.length; i++) {
    const [left, right] = [terms[i - 1] as WeightedTerm, terms[i] as WeightedTerm];
    if (!left.matches.has(chunk) || !right.matches.has(chunk)) continue;
    if (followsSomewhere(left.matches, right.matches, chunk)) sum += Math.min(left.weight, right.weight);
  }
  return sum;
}

/** Whether `right` stands directly after `left` in one block. */
function followsSomewhere(left: TermMatches, right: TermMatches, chunk: number): boolean {
  const others = right.places[right.row(chunk)] ?? [];
  return (left.places[left.row(chunk)] ?? []).some(({ block, positions }) => {
    const other = others.find((place) => place.block === block);
    return other !== undefined && positions.some((position) => other.positions.includes(position + 1));
  });
}
