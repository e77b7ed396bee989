import type { BlockMap } from './block-map.ts';
import type { ChunkTable } from './chunk-table.ts';
import { bucketOf } from './pack-format.ts';
import type { SearchQuery } from './query.ts';
import type { KeyTable } from './range-table.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { matchSymbols, type SymbolMatch } from './symbol-tier.ts';

/** A definition without text of its own stands in a section that explains it; the section gets the points too. */
const EXPLAINED_BY_SECTION = 1.05;
/** The lead of a page is about more than one name. */
const EXPLAINED_BY_PAGE = 0.75;
/** Each further name that a misspelled one may have meant is this much less likely than the one before. */
const OTHER_NAME = 0.97;

/** What the query names, and less surely what it names if it was repaired otherwise. */
export async function matchNames(query: SearchQuery, symbols: KeyTable): Promise<SymbolMatch[]> {
  const texts = [query.text, ...(query.otherNames ?? [])];
  const found = await Promise.all(texts.map((text) => matchSymbols(text, symbols)));
  return found.flatMap((matches, i) =>
    matches.map(({ symbol, certainty }) => ({ symbol, certainty: certainty * OTHER_NAME ** i })),
  );
}

/** Points for the chunks that define what a query names. */
export function scoreSymbols(
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
    const parent = table.parentOf(chunk);
    const isBare = bodyLength[chunk] === 0 && codeLength[chunk] === 0;
    const isExplained = (bodyLength[parent] as number) > 0;
    const isLead = table.parentOf(parent) === parent;
    if (isBare && isExplained) give(parent, points * (isLead ? EXPLAINED_BY_PAGE : EXPLAINED_BY_SECTION));
  }
  return scores;
}
