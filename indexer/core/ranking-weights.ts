import type { TopicKind } from './types.ts';

const NUMBERS = {
  /** What an occurrence counts by the field it stands in. `trail`: the titles of the enclosing sections. */
  field: { title: 3.5, trail: 1.2, body: 1, code: 0.5, links: 2.2 },
  /** How much a field's length counts: 0 not at all, 1 fully. */
  lengthEffect: { title: 0.5, body: 0.7, code: 0.8, links: 0.6 },
  /** Where repeated occurrences stop paying. */
  saturation: 1.2,
  /** What the words of the query that headings or links say add: all of it when they say all of the query. */
  headings: 0.3,
  /** What a title adds that says what the query says and nothing else. */
  title: 0.2,
  /** The same for a text that links to the section. */
  links: 0.3,
  /** What terms that stand side by side as in the query add, per pair and unit of rarity. */
  neighbours: 0.25,
  /** The share of a score that depends on how much of the query a section matches. */
  coverage: 0.6,
  /** What the page as a whole adds to each of its sections. */
  page: 0.25,
  /** What the page's title adds to each of its sections when it says what the query says. */
  pageTitle: 0.4,
  /** What an occurrence counts for the page it is on; `lead` is more for the page's own title. */
  pageField: { title: 1, lead: 2, body: 0.5, code: 0.2, links: 0.5 },
  pageLengthEffect: 0.5,
  /** What a place gains by being linked to, per unit of the logarithm of how many words link there. */
  popularity: 0.04,
  /** Each further hit of one page is worth this much of the one before, so that other pages are seen as well. */
  repetition: 0.9,
  /** A definition answers those who name it; a question is answered by prose rather. */
  definition: 0.95,
  /** What kind of page a reader wants when the words alone do not say. */
  topicKind: {
    guide: 1,
    reference: 1,
    tutorial: 1,
    howto: 1,
    faq: 0.9,
    index: 0.7,
    internals: 0.8,
    'release-notes': 0.45,
  } satisfies Record<TopicKind, number>,
  /** What a term of the doc set's own name is worth there, as a share of its rarity. */
  ownName: 0.2,
  /** What a certain symbol is worth beside a score of the text, which rarely passes 40. */
  symbol: 60,
  /** Whether words that are nowhere are repaired: 1 or 0. */
  repair: 1,
};

/** The numbers in a form that the evaluation can change. */
export type RankingWeights = typeof NUMBERS;

/**
 * Every number that the order of hits depends on. They stand in one place so that the evaluation can measure what each
 * part adds by taking it away; nothing else changes them.
 *
 * They were set by hand on the links of four sets of documentation (Django, Python, SQLAlchemy, Celery): find the
 * section from the words that lead there, those words taken out of the index. Around these values the figures are flat.
 */
export const WEIGHTS: Frozen<RankingWeights> = NUMBERS;

type Frozen<T> = { readonly [K in keyof T]: T[K] extends number ? number : Frozen<T[K]> };
