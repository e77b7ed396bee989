import { bestFirst } from './best-first.ts';
import type { ChunkTable } from './chunk-table.ts';
import type { TermMatches } from './ranking-matches.ts';
import { TOPIC_KINDS, type TopicKind } from './types.ts';

/**
 * The order of hits: a sum over fields in the manner of BM25F (Robertson, Zaragoza, Taylor 2004): a term's counts in
 * the fields are weighted and length-normalised, added, then saturated once, and multiplied by the term's rarity.
 */
const FIELD_WEIGHT = { title: 3.5, trail: 1.2, body: 1, code: 0.5, links: 2.2 } as const;
/** How much a field's length counts: 0 not at all, 1 fully. */
const LENGTH_EFFECT = { title: 0.5, body: 0.7, code: 0.8, links: 0.6 } as const;
/** Where repeated occurrences stop paying. */
const SATURATION = 1.2;
/** The share of a score that depends on how much of the query a chunk matches. */
const COVERAGE_SHARE = 0.6;
/** What terms that stand side by side as in the query add, per pair and unit of rarity. */
const PROXIMITY_BONUS = 0.25;

/** What kind of page a reader wants when the words alone do not say. */
const KIND_PRIOR: Readonly<Record<TopicKind, number>> = {
  guide: 1,
  reference: 1,
  tutorial: 1,
  howto: 1,
  faq: 0.9,
  index: 0.7,
  internals: 0.8,
  'release-notes': 0.45,
};

/** Why a chunk has its score; what `--explain` prints. */
export interface Explanation {
  readonly text: number;
  readonly symbol: number;
  readonly coverage: number;
  readonly proximity: number;
  readonly prior: number;
  readonly terms: readonly string[];
}

export interface ScoredChunk {
  readonly chunk: number;
  readonly score: number;
  readonly why: Explanation;
}

/** Rarity of a term: the BM25 form of inverse document frequency, never below zero. */
export function rarity(matching: number, total: number): number {
  return Math.log(1 + (total - matching + 0.5) / (matching + 0.5));
}

/**
 * Candidates with their scores, best first, worked out as they are asked for: by their terms and by what the symbol
 * tier found.
 * @param terms query terms in the order of the query.
 * @param symbolScores points of the symbol tier by chunk; its chunks need not be candidates of the text.
 */
export function* rankChunks(
  candidates: readonly number[],
  terms: readonly TermMatches[],
  symbolScores: ReadonlyMap<number, number>,
  table: ChunkTable,
): Generator<ScoredChunk> {
  const named = [...symbolScores.keys()].filter((chunk) => !terms.some((term) => term.has(chunk)));
  const chunks = Uint32Array.from([...candidates, ...named]);
  const weights = terms.map((term) => rarity(term.chunks.length, table.size));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const { text, covered } = scoreText(chunks, terms, weights, table);
  const pairs = scorePairs(terms, weights, table.size);
  const explain = (chunk: number): Omit<Explanation, 'terms'> => ({
    text: text[chunk] as number,
    symbol: symbolScores.get(chunk) ?? 0,
    coverage: (covered[chunk] as number) / total,
    proximity: PROXIMITY_BONUS * (pairs[chunk] as number),
    prior: KIND_PRIOR[TOPIC_KINDS[table.topicKind[table.topic[chunk] as number] as number] ?? 'guide'],
  });
  const scores = new Float64Array(table.size);
  for (const chunk of chunks) scores[chunk] = scoreOf(explain(chunk));
  const isBefore = (a: number, b: number) => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference > 0 || (difference === 0 && a < b);
  };
  for (const chunk of bestFirst(chunks, isBefore)) {
    const matched = terms.filter((term) => term.has(chunk)).map(({ term }) => term);
    yield { chunk, score: scores[chunk] as number, why: { ...explain(chunk), terms: matched } };
  }
}

function scoreOf({ text, symbol, coverage, proximity, prior }: Omit<Explanation, 'terms'>): number {
  return ((text + proximity) * (1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage) + symbol) * prior;
}

/** What the text of chunks says, and the rarity of the terms that they hold, by chunk. */
function scoreText(
  chunks: Uint32Array,
  terms: readonly TermMatches[],
  weights: readonly number[],
  table: ChunkTable,
): { text: Float64Array; covered: Float64Array } {
  const text = new Float64Array(table.size);
  const covered = new Float64Array(table.size);
  terms.forEach((term, i) => {
    const weight = weights[i] as number;
    const isInTitles = term.title.some((count) => count > 0);
    for (const chunk of chunks) {
      const row = term.row(chunk);
      const trail = isInTitles ? trailCount(chunk, term, table) : 0;
      if (row < 0 && trail === 0) continue;
      const frequency = weightedFrequency(chunk, row, trail, term, table);
      text[chunk] =
        (text[chunk] as number) + (weight * frequency * (SATURATION + 1)) / (frequency + SATURATION);
      if (row >= 0) covered[chunk] = (covered[chunk] as number) + weight;
    }
  });
  return { text, covered };
}

/** Occurrences of a term in the titles of the enclosing sections. */
function trailCount(chunk: number, term: TermMatches, table: ChunkTable): number {
  let count = 0;
  let at = chunk;
  for (let parent = table.parentOf(at); parent !== at; parent = table.parentOf(at)) {
    at = parent;
    const row = term.row(at);
    if (row >= 0) count += term.title[row] as number;
  }
  return count;
}

function weightedFrequency(
  chunk: number,
  row: number,
  trail: number,
  term: TermMatches,
  table: ChunkTable,
): number {
  let sum = FIELD_WEIGHT.trail * Math.min(trail, 2);
  if (row < 0) return sum;
  const { titleLength, bodyLength, codeLength, linkLength, means } = table;
  const inField = (field: 'title' | 'body' | 'code' | 'links', length: number) => {
    const effect = LENGTH_EFFECT[field];
    return (
      (FIELD_WEIGHT[field] * (term[field][row] as number)) / (1 - effect + (effect * length) / means[field])
    );
  };
  sum += inField('title', titleLength[chunk] as number);
  sum += inField('body', bodyLength[chunk] as number);
  sum += inField('code', codeLength[chunk] as number);
  sum += inField('links', linkLength[chunk] as number);
  return sum;
}

/** The rarity of neighbouring query terms that stand next to each other, in order, somewhere in a chunk; by chunk. */
function scorePairs(terms: readonly TermMatches[], weights: readonly number[], size: number): Float64Array {
  const pairs = new Float64Array(size);
  for (let i = 1; i < terms.length; i++) {
    const [left, right] = [terms[i - 1] as TermMatches, terms[i] as TermMatches];
    const weight = Math.min(weights[i - 1] as number, weights[i] as number);
    const fewer = left.chunks.length < right.chunks.length ? left : right;
    for (const chunk of fewer.chunks) {
      if (left.standsBefore(right, chunk)) pairs[chunk] = (pairs[chunk] as number) + weight;
    }
  }
  return pairs;
}
