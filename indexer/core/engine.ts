import { Index } from 'flexsearch';

/** Gives the ids of the documents that hold a term; the one place where FlexSearch meets our postings. */
export type TermLookup = (term: string) => Promise<Iterable<number>>;

/**
 * FlexSearch's StorageInterface over postings of our own: reading only. FlexSearch asks for a term, we answer with
 * candidates; writing goes through the pack writer and never through an index in memory.
 */
class PostingStorage {
  readonly #lookup: TermLookup;
  constructor(lookup: TermLookup) {
    this.#lookup = lookup;
  }

  mount(): this {
    return this;
  }
  async open(): Promise<void> {}
  close(): void {}
  async destroy(): Promise<void> {
    throw new Error('packs are read-only for the search engine');
  }
  async clear(): Promise<void> {
    throw new Error('packs are read-only for the search engine');
  }

  /** FlexSearch wants a flat list when it resolves by itself and a list of ranked slots when it goes on matching. */
  async get(
    term: string,
    _context: string,
    _limit: number,
    _offset: number,
    resolve: boolean,
  ): Promise<number[] | number[][]> {
    const ids = [...(await this.#lookup(term))];
    return resolve ? ids : [ids];
  }
}

/** The terms of a query come encoded, by the same encoder that wrote the postings. */
const ENCODED = { encode: (terms: string) => terms.split(' ') };

/**
 * Candidates by FlexSearch: every document that holds at least one of the terms. Their order means nothing (FlexSearch
 * knows neither frequency nor rarity nor length); ranking.ts orders them. The array may be one that FlexSearch goes on
 * using: it is for reading only, and may name a document twice.
 */
export async function matchCandidates(
  terms: readonly string[],
  lookup: TermLookup,
): Promise<readonly number[]> {
  if (terms.length === 0) return [];
  const index = new Index({
    tokenize: 'strict',
    encoder: ENCODED as never,
    db: new PostingStorage(lookup) as never,
  });
  const found = await index.search(terms.join(' '), {
    suggest: true,
    limit: Number.MAX_SAFE_INTEGER,
    resolve: true,
  });
  return found as readonly number[];
}
