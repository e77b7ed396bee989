import { type RankingWeights, WEIGHTS } from '../../indexer/core/ranking-weights.ts';

/** A part of the ranking that can be taken away. */
export interface Part {
  readonly name: string;
  /** The numbers without it. */
  readonly without: (weights: RankingWeights) => void;
}

export const PARTS: readonly Part[] = [
  { name: 'names looked up in the symbol table', without: (weights) => (weights.symbol = 0) },
  { name: 'spelling repair', without: (weights) => (weights.repair = 0) },
  {
    name: 'texts of links',
    without: (weights) => {
      weights.field.links = 0;
      weights.links = 0;
      weights.popularity = 0;
    },
  },
  { name: 'agreement with the text of a link', without: (weights) => (weights.links = 0) },
  { name: 'popularity', without: (weights) => (weights.popularity = 0) },
  { name: 'titles of enclosing sections', without: (weights) => (weights.field.trail = 0) },
  { name: 'query found in headings', without: (weights) => (weights.headings = 0) },
  { name: 'agreement with the title', without: (weights) => (weights.title = 0) },
  { name: 'neighbouring words', without: (weights) => (weights.neighbours = 0) },
  { name: 'share of the query that is found', without: (weights) => (weights.coverage = 0) },
  {
    name: 'the page as a whole',
    without: (weights) => {
      weights.page = 0;
      weights.pageTitle = 0;
    },
  },
  {
    name: 'kind of page',
    without: (weights) => {
      for (const kind of Object.keys(weights.topicKind)) {
        weights.topicKind[kind as keyof RankingWeights['topicKind']] = 1;
      }
    },
  },
  { name: 'prose before definitions', without: (weights) => (weights.definition = 1) },
  { name: 'other pages before further hits of one', without: (weights) => (weights.repetition = 1) },
  { name: "little for the doc set's own name", without: (weights) => (weights.ownName = 1) },
];

/** Runs something with a part of the ranking taken away. */
export async function withoutPart<T>(part: Part, run: () => Promise<T>): Promise<T> {
  // The numbers are constants for everybody else.
  const weights = WEIGHTS as unknown as RankingWeights;
  const before = structuredClone(weights);
  part.without(weights);
  try {
    return await run();
  } finally {
    Object.assign(weights, before);
  }
}
