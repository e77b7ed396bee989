import type { ChunkTable } from './chunk-table.ts';
import { linkTextLength } from './postings.ts';
import { holdsPhrase, type TermMatches } from './ranking-matches.ts';
import { WEIGHTS } from './ranking-weights.ts';

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

/** What the words of a query are worth, by chunk. */
export interface WordScores {
  /**
   * A sum over fields in the manner of BM25F (Robertson, Zaragoza, Taylor 2004): a term's counts in the fields are
   * weighted and length-normalised, added, then saturated once, and multiplied by the term's rarity.
   */
  readonly words: Float64Array;
  /** Weight of the terms that the chunk has. */
  readonly covered: Float64Array;
  /** Weight of the terms that its title, those above it, or links to it have. */
  readonly headings: Float64Array;
  /** Weight of the terms that its own title has, and their number. */
  readonly title: Float64Array;
  readonly titleTerms: Uint8Array;
}

/** Scores every chunk that has a term, term by term. The result holds until the table's next query. */
export function scoreWords(terms: readonly WeightedTerm[], table: ChunkTable): WordScores {
  const scores = emptyScores(table);
  const trail = new Uint8Array(table.size);
  for (const term of terms) {
    const below = markTrails(term.matches, table, trail);
    scoreTerm(term, table, trail, scores);
    for (const chunk of below) {
      if (!term.matches.has(chunk)) {
        add(scores.words, chunk, term.weight * saturate(WEIGHTS.field.trail * (trail[chunk] as number)));
        add(scores.headings, chunk, term.weight);
      }
      trail[chunk] = 0;
    }
  }
  return scores;
}

/** One for each table, because the next query needs columns of the same size. */
const scratch = new WeakMap<ChunkTable, WordScores>();

function emptyScores(table: ChunkTable): WordScores {
  const known = scratch.get(table);
  if (known) {
    for (const column of Object.values(known) as (Float64Array | Uint8Array)[]) column.fill(0);
    return known;
  }
  const column = () => new Float64Array(table.size);
  const made: WordScores = {
    words: column(),
    covered: column(),
    headings: column(),
    title: column(),
    titleTerms: new Uint8Array(table.size),
  };
  scratch.set(table, made);
  return made;
}

function scoreTerm(
  { matches, weight }: WeightedTerm,
  table: ChunkTable,
  trail: Uint8Array,
  scores: WordScores,
): void {
  const { field, lengthEffect } = WEIGHTS;
  const { means } = table;
  const share = (count: number, effect: number, length: number, mean: number) =>
    count === 0 ? 0 : count / (1 - effect + (effect * length) / mean);
  for (let row = 0; row < matches.chunks.length; row++) {
    const chunk = matches.chunks[row] as number;
    const title = matches.title[row] as number;
    const links = matches.links[row] as number;
    const above = trail[chunk] as number;
    const frequency =
      field.trail * above +
      field.title * share(title, lengthEffect.title, table.titleLength[chunk] as number, means.title) +
      field.links * share(links, lengthEffect.links, table.linkLength[chunk] as number, means.links) +
      field.body *
        share(matches.body[row] as number, lengthEffect.body, table.bodyLength[chunk] as number, means.body) +
      field.code *
        share(matches.code[row] as number, lengthEffect.code, table.codeLength[chunk] as number, means.code);
    if (frequency > 0) add(scores.words, chunk, weight * saturate(frequency));
    add(scores.covered, chunk, weight);
    if (title > 0 || links > 0 || above > 0) add(scores.headings, chunk, weight);
    if (title > 0) {
      add(scores.title, chunk, weight);
      scores.titleTerms[chunk] = (scores.titleTerms[chunk] as number) + 1;
    }
  }
}

/**
 * Counts a term in the titles of enclosing sections, for every chunk below such a title.
 * @param trail where to count; has to be empty
 * @returns the chunks that were counted for
 */
function markTrails(matches: TermMatches, table: ChunkTable, trail: Uint8Array): number[] {
  const below: number[] = [];
  for (let row = 0; row < matches.chunks.length; row++) {
    const title = matches.title[row] as number;
    if (title === 0) continue;
    const above = matches.chunks[row] as number;
    const end = table.firstChunk[(table.topic[above] as number) + 1] as number;
    // What stands below a section follows it directly.
    for (let chunk = above + 1; chunk < end && table.parentOf(chunk) >= above; chunk++) {
      if (trail[chunk] === 0) below.push(chunk);
      trail[chunk] = Math.min((trail[chunk] as number) + title, MOST_IN_TRAIL);
    }
  }
  return below;
}

function add(column: Float64Array, chunk: number, value: number): void {
  column[chunk] = (column[chunk] as number) + value;
}

/**
 * How much of a chunk's title the query says, times how much of the query that is: `secret key` against "Secret key"
 * is worth all of its rarity, against "How to rotate a secret key" less than half.
 */
export function titleAgreement({ title, titleTerms }: WordScores, chunk: number, table: ChunkTable): number {
  const said = titleTerms[chunk] as number;
  return said === 0
    ? 0
    : ((title[chunk] as number) * said) / Math.max(said, table.titleLength[chunk] as number);
}

/** The same for the text among those that link to the chunk that agrees best. */
export function linkAgreement(terms: readonly WeightedTerm[], chunk: number): number {
  let best = 0;
  const texts = new Map<number, { said: number; weight: number }>();
  for (const { matches, weight } of terms) {
    for (const text of matches.linkTexts(matches.row(chunk))) {
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
    if (holdsPhrase([left.matches, right.matches], chunk)) sum += Math.min(left.weight, right.weight);
  }
  return sum;
}
