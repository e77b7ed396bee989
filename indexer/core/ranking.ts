import type { ChunkTable } from './chunk-table.ts';
import { scorePages } from './ranking-pages.ts';
import { WEIGHTS } from './ranking-weights.ts';
import {
  linkAgreement,
  pairsInOrder,
  scoreWords,
  titleAgreement,
  type WeightedTerm,
} from './ranking-words.ts';
import { CHUNK_KINDS, type ChunkKind, TOPIC_KINDS } from './types.ts';

/**
 * The order of hits. A chunk's score is
 *
 *   ((words + headings + title + links + neighbours) × coverage + page + name) × prior × popularity × repetition
 *
 * and ranking-weights.ts has the numbers. ARCHITECTURE.md has what each part adds.
 */
/** Chunks that are looked at closely: many more than anybody sees. */
const REFINED = 200;
const PROSE: ReadonlySet<ChunkKind> = new Set(['page', 'section', 'module', 'term']);

/** What a chunk's score is made of; see the formula above. */
export interface ScoreParts {
  readonly words: number;
  readonly headings: number;
  readonly title: number;
  readonly links: number;
  readonly neighbours: number;
  readonly coverage: number;
  readonly page: number;
  readonly name: number;
  readonly prior: number;
  readonly popularity: number;
  /** 1 for the best hit of a page. */
  readonly repetition: number;
}

export interface ScoredChunk {
  readonly chunk: number;
  readonly score: number;
  readonly parts: ScoreParts;
}

/** What is looked for in one version. */
export interface RankingTask {
  /** In the order of the query. */
  readonly terms: readonly WeightedTerm[];
  /** Points of the symbol tier by chunk; its chunks need not be candidates of the text. */
  readonly names: ReadonlyMap<number, number>;
  readonly table: ChunkTable;
}

/**
 * The best of the candidates, best first.
 * @param limit how many at most
 */
export function rankChunks(candidates: readonly number[], task: RankingTask, limit: number): ScoredChunk[] {
  const { table } = task;
  const { score, refine } = makeScorer(task);
  const scores = new Float64Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) scores[i] = score(candidates[i] as number);
  const least = nthLargest(scores, Math.max(REFINED, 3 * limit));
  const byPage = new Map<number, ScoredChunk[]>();
  candidates.forEach((chunk, i) => {
    if ((scores[i] as number) < least) return;
    const parts = refine(chunk);
    const scored = { chunk, score: total(parts), parts };
    const page = table.topic[chunk] as number;
    const others = byPage.get(page);
    if (others) others.push(scored);
    else byPage.set(page, [scored]);
  });
  return [...byPage.values()].flatMap(withRepetition).sort(byScore).slice(0, limit);
}

/** The value that `count` others are not above; below all when there are not so many. */
function nthLargest(values: Float64Array, count: number): number {
  if (values.length <= count) return Number.NEGATIVE_INFINITY;
  return values.toSorted()[values.length - count] as number;
}

/** The hits of one page, best first, each worth less than the one before. */
function withRepetition(page: ScoredChunk[]): ScoredChunk[] {
  return page.sort(byScore).map(({ chunk, score, parts }, i) => {
    if (i === 0) return { chunk, score, parts };
    const repetition = WEIGHTS.repetition ** i;
    return { chunk, score: score * repetition, parts: { ...parts, repetition } };
  });
}

function byScore(a: ScoredChunk, b: ScoredChunk): number {
  return b.score - a.score || a.chunk - b.chunk;
}

function total(parts: ScoreParts): number {
  const said = parts.words + parts.headings + parts.title + parts.links + parts.neighbours;
  return (
    (said * parts.coverage + parts.page + parts.name) * parts.prior * parts.popularity * parts.repetition
  );
}

/**
 * Two steps, because some parts cost more than they mostly tell: `score` gives what a chunk is worth without the
 * agreement of links and without neighbours, `refine` everything.
 */
function makeScorer(task: RankingTask): {
  readonly score: (chunk: number) => number;
  readonly refine: (chunk: number) => ScoreParts;
} {
  const { terms, names, table } = task;
  const scores = scoreWords(terms, table);
  const pages = scorePages(terms, table);
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const given = terms.filter(({ isGiven }) => isGiven);
  for (let page = 0; page < pages.length; page++) {
    const lead = table.firstChunk[page] as number;
    if (lead === table.size) break;
    pages[page] =
      WEIGHTS.page * (pages[page] as number) + WEIGHTS.pageTitle * titleAgreement(scores, lead, table);
  }
  const fill = (parts: Unsealed<ScoreParts>, chunk: number): ScoreParts => {
    const headings = scores.headings[chunk] as number;
    let covered = scores.covered[chunk] as number;
    for (const { matches, weight } of given) if (!matches.has(chunk)) covered += weight;
    parts.words = scores.words[chunk] as number;
    parts.headings = (WEIGHTS.headings * headings * headings) / whole;
    parts.title = WEIGHTS.title * titleAgreement(scores, chunk, table);
    parts.coverage = 1 - WEIGHTS.coverage + (WEIGHTS.coverage * covered) / whole;
    parts.page = pages[table.topic[chunk] as number] as number;
    parts.name = names.get(chunk) ?? 0;
    parts.prior = priorOf(chunk, table);
    parts.popularity = 1 + WEIGHTS.popularity * Math.log1p(table.linkLength[chunk] as number);
    return parts;
  };
  // One for all chunks: a query meets thousands.
  const scratch = { ...NO_SCORE };
  return {
    score: (chunk) => total(fill(scratch, chunk)),
    refine: (chunk) => ({
      ...fill(scratch, chunk),
      links: WEIGHTS.links * linkAgreement(terms, chunk),
      neighbours: WEIGHTS.neighbours * pairsInOrder(terms, chunk),
    }),
  };
}

const NO_SCORE: ScoreParts = {
  words: 0,
  headings: 0,
  title: 0,
  links: 0,
  neighbours: 0,
  coverage: 0,
  page: 0,
  name: 0,
  prior: 1,
  popularity: 1,
  repetition: 1,
};
type Unsealed<T> = { -readonly [K in keyof T]: T[K] };

function priorOf(chunk: number, table: ChunkTable): number {
  const page = TOPIC_KINDS[table.topicKind[table.topic[chunk] as number] as number] ?? 'guide';
  const isProse = PROSE.has(CHUNK_KINDS[table.kind[chunk] as number] ?? 'section');
  return WEIGHTS.topicKind[page] * (isProse ? 1 : WEIGHTS.definition);
}
