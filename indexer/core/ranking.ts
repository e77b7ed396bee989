import type { BlockMap } from './block-map.ts';
import type { ChunkTable } from './chunk-table.ts';
import type { Posting } from './postings.ts';
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

/** Where one term stands in one chunk. */
export interface TermMatch {
  title: number;
  body: number;
  code: number;
  links: number;
  /** Blocks that hold the term, with its positions, for proximity. */
  readonly places: { readonly block: number; readonly positions: readonly number[] }[];
}

/** One query term with every chunk of the version that holds it. */
export interface TermMatches {
  readonly term: string;
  readonly chunks: ReadonlyMap<number, TermMatch>;
}

/** Gathers a term's postings (and the words of links) by chunk of one version. */
export function gatherMatches(
  term: string,
  postings: Iterable<Posting>,
  linkPostings: Iterable<Posting>,
  blocks: BlockMap,
): TermMatches {
  const chunks = new Map<number, TermMatch>();
  const matchOf = (chunk: number): TermMatch => {
    let match = chunks.get(chunk);
    if (!match) {
      match = { title: 0, body: 0, code: 0, links: 0, places: [] };
      chunks.set(chunk, match);
    }
    return match;
  };
  for (const { bucket, ordinal, field, positions } of postings) {
    const place = { block: ordinal, positions };
    blocks.eachChunkOf(bucket, ordinal, (chunk) => {
      const match = matchOf(chunk);
      match[field] += positions.length;
      match.places.push(place);
    });
  }
  for (const { bucket, ordinal, positions } of linkPostings) {
    const chunk = blocks.chunkInBucket(bucket, ordinal);
    if (chunk >= 0) matchOf(chunk).links += positions.length;
  }
  return { term, chunks };
}

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
 * Scores candidates by their terms and by what the symbol tier found.
 * @param terms query terms in the order of the query.
 * @param symbolScores points of the symbol tier by chunk; its chunks need not be candidates of the text.
 */
export function scoreChunks(
  candidates: readonly number[],
  terms: readonly TermMatches[],
  symbolScores: ReadonlyMap<number, number>,
  table: ChunkTable,
): ScoredChunk[] {
  const weights = terms.map((term) => rarity(term.chunks.size, table.size));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const all = new Set([...candidates, ...symbolScores.keys()]);
  const scored: ScoredChunk[] = [];
  for (const chunk of all) {
    let text = 0;
    let covered = 0;
    const matched: string[] = [];
    terms.forEach(({ term, chunks }, i) => {
      const weight = weights[i] as number;
      const match = chunks.get(chunk);
      const trail = trailCount(chunk, chunks, table);
      if (!match && trail === 0) return;
      const frequency = weightedFrequency(chunk, match, trail, table);
      text += (weight * frequency * (SATURATION + 1)) / (frequency + SATURATION);
      if (match) {
        covered += weight;
        matched.push(term);
      }
    });
    const coverage = covered / total;
    const proximity = PROXIMITY_BONUS * pairsInOrder(chunk, terms, weights);
    const prior = KIND_PRIOR[TOPIC_KINDS[table.topicKind[table.topic[chunk] as number] as number] ?? 'guide'];
    const symbol = symbolScores.get(chunk) ?? 0;
    const score = ((text + proximity) * (1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage) + symbol) * prior;
    scored.push({ chunk, score, why: { text, symbol, coverage, proximity, prior, terms: matched } });
  }
  return scored.sort((a, b) => b.score - a.score || a.chunk - b.chunk);
}

/** Occurrences of a term in the titles of the enclosing sections. */
function trailCount(chunk: number, chunks: ReadonlyMap<number, TermMatch>, table: ChunkTable): number {
  let count = 0;
  for (let at = chunk; table.parent[at] !== at; ) {
    at = table.parent[at] as number;
    count += chunks.get(at)?.title ?? 0;
  }
  return count;
}

function weightedFrequency(
  chunk: number,
  match: TermMatch | undefined,
  trail: number,
  table: ChunkTable,
): number {
  const norm = (effect: number, length: number, mean: number) => 1 - effect + (effect * length) / mean;
  let sum = FIELD_WEIGHT.trail * Math.min(trail, 2);
  if (!match) return sum;
  const { title, body, code, links } = LENGTH_EFFECT;
  const { titleLength, bodyLength, codeLength, linkLength, means } = table;
  sum += (FIELD_WEIGHT.title * match.title) / norm(title, titleLength[chunk] as number, means.title);
  sum += (FIELD_WEIGHT.body * match.body) / norm(body, bodyLength[chunk] as number, means.body);
  sum += (FIELD_WEIGHT.code * match.code) / norm(code, codeLength[chunk] as number, means.code);
  sum += (FIELD_WEIGHT.links * match.links) / norm(links, linkLength[chunk] as number, means.links);
  return sum;
}

/** The rarity of neighbouring query terms that stand next to each other, in order, somewhere in the chunk. */
function pairsInOrder(chunk: number, terms: readonly TermMatches[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < terms.length; i++) {
    const left = terms[i - 1]?.chunks.get(chunk);
    const right = terms[i]?.chunks.get(chunk);
    if (left && right && followsSomewhere(left, right)) sum += Math.min(weights[i - 1] ?? 0, weights[i] ?? 0);
  }
  return sum;
}

/** Whether `right` stands directly after `left` in one block. */
function followsSomewhere(left: TermMatch, right: TermMatch): boolean {
  return left.places.some(({ block, positions }) => {
    const other = right.places.find((place) => place.block === block);
    return other !== undefined && positions.some((position) => other.positions.includes(position + 1));
  });
}
