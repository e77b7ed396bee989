import type { ChunkTable } from './chunk-table.ts';
import { encodeTerms } from './encoder.ts';
import { matchVersion, type VersionMatches } from './match-version.ts';
import type { SearchQuery } from './query.ts';
import { tellingWords } from './query-words.ts';
import { rankChunks, type ScoredChunk } from './ranking.ts';
import { countPages } from './ranking-pages.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { rarity, type WeightedTerm } from './ranking-words.ts';
import { readHit, type SearchHit } from './search-hit.ts';
import type { SearchablePack } from './searchable.ts';
import { sectionKeys } from './section-keys.ts';
import { TermFinder } from './term-finder.ts';
import { defaultVersion } from './versions.ts';

/** A section that was found, before anything of its text is read. */
export interface RankedSection extends ScoredChunk {
  readonly matches: VersionMatches;
  readonly table: ChunkTable;
}

/**
 * Matches a query against the version that answers for a pack: the one asked for, else the newest release.
 * @param isOnly whether no other pack is searched. Then what an answer needs is read at once; among many packs most have
 *   nothing to say, and are left alone as soon as that is clear.
 */
export function matchPack(
  pack: SearchablePack,
  version: string | undefined,
  query: SearchQuery,
  isOnly: boolean,
): Promise<VersionMatches> {
  const label = version === undefined ? defaultVersion(pack.versions) : pack.version(version).label;
  return matchVersion(pack, label, query, isOnly);
}

/**
 * The best sections of several packs, best first. A term is as rare as it is in all of them together, so that a small
 * doc set and a large one are measured alike.
 */
export function rankMatches(matched: readonly VersionMatches[], limit: number): RankedSection[] {
  const weigh = termWeights(matched);
  return matched
    .flatMap((matches) => {
      const { table, names, candidates } = matches;
      if (!table) return [];
      const task = { terms: matches.terms.map((term) => weigh(term.term, matches)), names, table };
      return rankChunks(candidates, task, limit).map((scored) => ({ ...scored, matches, table }));
    })
    .sort((a, b) => b.score - a.score || byPack(a, b))
    .slice(0, limit);
}

/**
 * What the other versions of a pack have and those before do not, the newest version's first. Scores of two versions do
 * not compare, so these never come before what was found in the version that answers.
 * @param shown the version that answers
 */
export async function fillIn(
  pack: SearchablePack,
  query: SearchQuery,
  shown: VersionMatches,
  limit: number,
): Promise<RankedSection[]> {
  const found: RankedSection[] = [];
  const seen = new Set(
    shown.table && shown.candidates.map(await sectionKeys(pack, shown.label, shown.table)),
  );
  for (const label of pack.versions) {
    if (label === shown.label || found.length >= limit) continue;
    const matches = await matchVersion(pack, label, query, false);
    if (!matches.table) continue;
    const keyOf = await sectionKeys(pack, label, matches.table);
    for (const section of rankMatches([matches], Number.POSITIVE_INFINITY)) {
      const key = keyOf(section.chunk);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(section);
    }
  }
  return found.slice(0, limit);
}

/** Ranked sections as hits, with their titles, excerpts and versions read from their packs. */
export function readHits(sections: readonly RankedSection[], query: SearchQuery): Promise<SearchHit[]> {
  const finder = new TermFinder(encodeTerms(tellingWords(query.text)));
  return Promise.all(
    sections.map((section) => {
      const { matches, parts, chunk } = section;
      const [found, missing] = [true, false].map((isFound) =>
        matches.terms.filter((term) => term.has(chunk) === isFound).map(({ term }) => term),
      ) as [string[], string[]];
      return readHit(section, finder, { ...parts, found, missing });
    }),
  );
}

function termWeights(
  matched: readonly VersionMatches[],
): (term: string, matches: VersionMatches) => WeightedTerm {
  const chunks = new Map<string, number>();
  const pages = new Map<string, number>();
  let allChunks = 0;
  let allPages = 0;
  const count = (map: Map<string, number>, term: string, more: number) =>
    map.set(term, (map.get(term) ?? 0) + more);
  for (const { pack, label, table, terms } of matched) {
    const { counts } = pack.version(label);
    allChunks += counts.chunks;
    allPages += counts.topics;
    for (const term of table ? terms : []) {
      count(chunks, term.term, term.chunks.length);
      count(pages, term.term, countPages(term.chunks, table as ChunkTable));
    }
  }
  return (term, { terms, ownName }) => {
    const isGiven = ownName.has(term);
    const share = isGiven ? WEIGHTS.ownName : 1;
    return {
      matches: terms.find((one) => one.term === term) as WeightedTerm['matches'],
      weight: share * rarity(chunks.get(term) ?? 0, allChunks),
      pageWeight: share * rarity(pages.get(term) ?? 0, allPages),
      isGiven,
    };
  };
}

function byPack(a: RankedSection, b: RankedSection): number {
  const [x, y] = [a.matches.pack.id, b.matches.pack.id];
  return x < y ? -1 : x > y ? 1 : 0;
}
