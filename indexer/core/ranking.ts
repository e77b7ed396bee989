import type { ChunkTable } from './chunk-table.ts';
import { scorePages } from './ranking-pages.ts';
import { WEIGHTS } from './ranking-weights.ts';
import {
  linkAgreement,
  pairsInOrder,
  saturate,
  titleAgreement,
  trailCount,
  type WeightedTerm,
  weightedFrequency,
} from './ranking-words.ts';
import { CHUNK_KINDS, type ChunkKind, TOPIC_KINDS } from './types.ts';

/**
 * The order of hits. A chunk's score is
 *
 *   ((words + headings + title + links + neighbours) × coverage + page + name) × prior × popularity × repetition
 *
 * and ranking-weights.ts has the numbers. ARCHITECTURE.md has what each part adds.
 */
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
export function rankChunks(candidates: Iterable<number>, task: RankingTask, limit: number): ScoredChunk[] {
  const { table } = task;
  const partsOf = scorer(task);
  const byPage = new Map<number, ScoredChunk[]>();
  for (const chunk of candidates) {
    const parts = partsOf(chunk);
    const scored = { chunk, score: total(parts), parts };
    const page = table.topic[chunk] as number;
    const others = byPage.get(page);
    if (others) others.push(scored);
    else byPage.set(page, [scored]);
  }
  return [...byPage.values()].flatMap(withRepetition).sort(byScore).slice(0, limit);
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

function scorer({ terms, names, table }: RankingTask): (chunk: number) => ScoreParts {
  const pages = scorePages(terms, table);
  const pageTitles = new Map<number, number>();
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return (chunk) => {
    const page = table.topic[chunk] as number;
    let pageTitle = pageTitles.get(page);
    if (pageTitle === undefined) {
      pageTitle = titleAgreement(terms, table.firstChunk[page] as number, table);
      pageTitles.set(page, pageTitle);
    }
    let words = 0;
    let headings = 0;
    let covered = 0;
    for (const { matches, weight, isGiven } of terms) {
      const row = matches.row(chunk);
      const trail = trailCount(matches, chunk, table);
      const frequency = weightedFrequency(matches, row, trail, chunk, table);
      if (frequency > 0) words += weight * saturate(frequency);
      if (trail > 0 || matches.title[row] || matches.links[row]) headings += weight;
      if (isGiven || row >= 0) covered += weight;
    }
    return {
      words,
      headings: (WEIGHTS.headings * headings * headings) / whole,
      title: WEIGHTS.title * titleAgreement(terms, chunk, table),
      links: WEIGHTS.links * linkAgreement(terms, chunk),
      neighbours: WEIGHTS.neighbours * pairsInOrder(terms, chunk),
      coverage: 1 - WEIGHTS.coverage + (WEIGHTS.coverage * covered) / whole,
      page: WEIGHTS.page * (pages[page] as number) + WEIGHTS.pageTitle * pageTitle,
      name: names.get(chunk) ?? 0,
      prior: priorOf(chunk, table),
      popularity: 1 + WEIGHTS.popularity * Math.log1p(table.linkLength[chunk] as number),
      repetition: 1,
    };
  };
}

function priorOf(chunk: number, table: ChunkTable): number {
  const page = TOPIC_KINDS[table.topicKind[table.topic[chunk] as number] as number] ?? 'guide';
  const isProse = PROSE.has(CHUNK_KINDS[table.kind[chunk] as number] ?? 'section');
  return WEIGHTS.topicKind[page] * (isProse ? 1 : WEIGHTS.definition);
}
