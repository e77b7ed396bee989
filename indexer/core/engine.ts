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
 * Candidates by FlexSearch: per term the documents that hold it. Every term is a query of its own, because ranking.ts
 * orders what is found (FlexSearch knows neither frequency nor rarity nor length) and FlexSearch would order it as well:
 * that costs a tenth of a query. The arrays may be some that FlexSearch goes on using: they are for reading only.
 */
export async function matchCandidates(
  terms: readonly string[],
  lookup: TermLookup,
): Promise<readonly (readonly number[])[]> {
  const index = new Index({
    tokenize: 'strict',
    encoder: ENCODED as never,
    db: new PostingStorage(lookup) as never,
  });
  const found = terms.map((term) => index.search(term, { limit: Number.MAX_SAFE_INTEGER, resolve: true }));
  return (await Promise.all(found)) as readonly (readonly number[])[];
}
