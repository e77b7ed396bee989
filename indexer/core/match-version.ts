import type { BlockMap } from './block-map.ts';
import type { ChunkTable } from './chunk-table.ts';
import { encodeTerms } from './encoder.ts';
import { matchCandidates } from './engine.ts';
import type { Pack } from './pack.ts';
import { bucketOf } from './pack-format.ts';
import { readPostings, readTerm } from './postings.ts';
import type { SearchQuery } from './query.ts';
import { ownNameTerms, queryTerms } from './query-words.ts';
import type { RangeTable } from './range-table.ts';
import { gatherMatches, holdsPhrase, type TermMatches } from './ranking-matches.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { matchSymbols, type SymbolMatch } from './symbol-tier.ts';
import { CHUNK_KINDS, type ChunkKind } from './types.ts';

/** A definition without text of its own stands in a section that explains it; the section gets the points too. */
const EXPLAINED_BY_SECTION = 1.05;
/** The lead of a page is about more than one name. */
const EXPLAINED_BY_PAGE = 0.75;

/** Each further name that a misspelled one may have meant is this much less likely than the one before. */
const OTHER_NAME = 0.97;

/** Everything of one version that a query touches, before it is weighed. */
export interface VersionMatches {
  readonly pack: Pack;
  readonly label: string;
  readonly table: ChunkTable;
  readonly blocks: BlockMap;
  /** In the order of the query. */
  readonly terms: readonly TermMatches[];
  /** Terms of the doc set's own name. */
  readonly ownName: ReadonlySet<string>;
  /** Points by chunk for defining what the query names. */
  readonly names: ReadonlyMap<number, number>;
  /** Chunks that hold a term or define a name, and pass the query's filters. */
  readonly candidates: readonly number[];
}

/** Matches a query against one version. */
export async function matchVersion(pack: Pack, label: string, query: SearchQuery): Promise<VersionMatches> {
  const [table, blocks] = await Promise.all([pack.chunkTable(label), pack.blockMap(label)]);
  const version = pack.versions.indexOf(label);
  const read = new Map<string, Promise<TermMatches>>();
  const matches = (term: string): Promise<TermMatches> => {
    let reading = read.get(term);
    if (!reading) {
      reading = pack.postings.get(term).then((found) => {
        const { text, links } = readTerm(found, version);
        return gatherMatches(term, readPostings(text), readPostings(links), blocks, table.size);
      });
      read.set(term, reading);
    }
    return reading;
  };
  const exists = async (term: string) => (await matches(term)).chunks.length > 0;
  const asked = await queryTerms([query.text, ...(query.otherNames ?? [])].join(' '), exists);
  const [symbols, found, isWanted] = await Promise.all([
    matchNames(query, pack.symbols(label)),
    matchCandidates(asked, async (term) => (await matches(term)).chunks),
    makeFilter(query, table, matches),
  ]);
  const names = scoreSymbols(symbols, table, blocks);
  return {
    pack,
    label,
    table,
    blocks,
    terms: await Promise.all(asked.map(matches)),
    ownName: ownNameTerms(pack.manifest.docSet),
    names,
    candidates: [...new Set([...found, ...names.keys()])].filter(isWanted),
  };
}

/** What the query names, and less surely what it names if it was repaired otherwise. */
async function matchNames(query: SearchQuery, symbols: RangeTable): Promise<SymbolMatch[]> {
  const texts = [query.text, ...(query.otherNames ?? [])];
  const found = await Promise.all(texts.map((text) => matchSymbols(text, symbols)));
  return found.flatMap((matches, i) =>
    matches.map(({ symbol, certainty }) => ({ symbol, certainty: certainty * OTHER_NAME ** i })),
  );
}

/** Points for the chunks that define what a query names. */
function scoreSymbols(
  symbols: readonly SymbolMatch[],
  table: ChunkTable,
  blocks: BlockMap,
): Map<number, number> {
  const scores = new Map<number, number>();
  const { bodyLength, codeLength } = table;
  const give = (chunk: number, points: number) => scores.set(chunk, Math.max(scores.get(chunk) ?? 0, points));
  for (const { symbol, certainty } of symbols) {
    const chunk = blocks.chunkInBucket(bucketOf(symbol.path), symbol.chunk);
    if (chunk < 0) continue;
    const points = WEIGHTS.symbol * certainty;
    give(chunk, points);
    const parent = table.parent[chunk] as number;
    const isBare = bodyLength[chunk] === 0 && codeLength[chunk] === 0;
    const isExplained = (bodyLength[parent] as number) > 0;
    const isLead = table.parent[parent] === parent;
    if (isBare && isExplained) give(parent, points * (isLead ? EXPLAINED_BY_PAGE : EXPLAINED_BY_SECTION));
  }
  return scores;
}

/** Filters come before any limit, so that a filtered search never runs dry because of what it left out. */
async function makeFilter(
  query: SearchQuery,
  table: ChunkTable,
  matches: (term: string) => Promise<TermMatches>,
): Promise<(chunk: number) => boolean> {
  const kind = query.kind === undefined ? -1 : CHUNK_KINDS.indexOf(query.kind as ChunkKind);
  const phrases = await Promise.all(
    query.phrases.map((phrase) => Promise.all(encodeTerms(phrase).map(matches))),
  );
  const excluded = await Promise.all(
    query.excluded.flatMap((word) => encodeTerms(word).slice(0, 1)).map(matches),
  );
  return (chunk) =>
    (query.kind === undefined || table.kind[chunk] === kind) &&
    phrases.every((phrase) => holdsPhrase(phrase, chunk)) &&
    !excluded.some((term) => term.has(chunk));
}
