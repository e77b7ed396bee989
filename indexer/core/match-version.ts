import type { ChunkTable } from './chunk-table.ts';
import { matchCandidates } from './engine.ts';
import type { SearchQuery } from './query.ts';
import { ownNameTerms, queryTerms } from './query-words.ts';
import type { TermMatches } from './ranking-matches.ts';
import { rarity } from './ranking-words.ts';
import { makeFilter, notedChunks } from './search-filter.ts';
import type { SearchablePack } from './searchable.ts';
import { matchNames, scoreSymbols } from './symbol-scores.ts';

/** The share of a query's rarity that is too little for a chunk that has nothing else of it. */
const TOO_LITTLE = 0.2;

/** With fewer candidates than this, those that have only the common words of a query are looked at as well. */
const FEW = 200;

/** Everything of one version that a query touches, before it is weighed. */
export interface VersionMatches {
  readonly pack: SearchablePack;
  readonly label: string;
  /** Undefined when the version has nothing of the query, which is seen without reading its table. */
  readonly table: ChunkTable | undefined;
  /** In the order of the query. */
  readonly terms: readonly TermMatches[];
  /** Terms of the doc set's own name. */
  readonly ownName: ReadonlySet<string>;
  /** Points by chunk for defining what the query names. */
  readonly names: ReadonlyMap<number, number>;
  /** Chunks that hold a term or define a name, and pass the query's filters. */
  readonly candidates: readonly number[];
}

/**
 * Matches a query against one version.
 * @param isEager whether the version's table is read at once, without knowing that it is needed
 */
export async function matchVersion(
  pack: SearchablePack,
  label: string,
  query: SearchQuery,
  isEager: boolean,
): Promise<VersionMatches> {
  const index = pack.index(label);
  if (isEager) index.table().catch(() => {}); // Whoever needs it is told.
  const exists = async (term: string) =>
    (await index.mayHold(term)) && (await index.matches(term)).chunks.length > 0;
  const [asked, symbols] = await Promise.all([
    queryTerms([query.text, ...(query.otherNames ?? [])].join(' '), exists),
    matchNames(query, index.symbols),
  ]);
  const ownName = ownNameTerms(pack.docSet);
  const held = await Promise.all(asked.map((term) => index.mayHold(term)));
  // A query of filters only asks for all that pass them.
  const listed = asked.length === 0 && query.changes ? [...(await notedChunks(query.changes, index))] : [];
  if (listed.length === 0 && !held.includes(true) && symbols.length === 0) {
    return { pack, label, table: undefined, terms: [], ownName, names: new Map(), candidates: [] };
  }
  const [table, blocks, isWanted, ...terms] = await Promise.all([
    index.table(),
    index.blocks(),
    makeFilter(query, index),
    ...asked.map((term) => index.matches(term)),
  ]);
  const chunksOf = async (term: string) => (await index.matches(term)).chunks;
  const names = scoreSymbols(symbols, table, blocks);
  const candidatesBy = async (some: readonly string[]) =>
    distinct([listed, ...(await matchCandidates(some, chunksOf)), names.keys()], table.size).filter(isWanted);
  let candidates = await candidatesBy(tellingTerms(terms, table.size));
  if (candidates.length < Math.max(FEW, query.limit)) candidates = await candidatesBy(asked);
  return { pack, label, table, terms, ownName, names, candidates };
}

/**
 * The terms of which a chunk has to have one to be looked at: the rarest, until what is left is a small share of the
 * query. The others are in half of all chunks and bring none of them to the top alone.
 */
function tellingTerms(terms: readonly TermMatches[], size: number): string[] {
  const rarest = terms
    .map(({ term, chunks }) => ({ term, weight: rarity(chunks.length, size) }))
    .sort((a, b) => b.weight - a.weight);
  let left = rarest.reduce((sum, { weight }) => sum + weight, 0) * TOO_LITTLE;
  while (rarest.length > 1 && left > (rarest.at(-1) as { weight: number }).weight) {
    left -= rarest.pop()?.weight ?? 0;
  }
  return rarest.map(({ term }) => term);
}

/** The numbers below `size` of some lists, each once. */
function distinct(lists: readonly Iterable<number>[], size: number): number[] {
  const seen = new Uint8Array(size);
  const all: number[] = [];
  for (const list of lists) {
    for (const number of list) {
      if (seen[number] === 1) continue;
      seen[number] = 1;
      all.push(number);
    }
  }
  return all;
}
