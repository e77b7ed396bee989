import { encodeTerms } from './encoder.ts';
import { TermFinder } from './excerpt.ts';
import { matchVersion, type VersionMatches } from './match-version.ts';
import type { Pack } from './pack.ts';
import type { SearchQuery } from './query.ts';
import { rankChunks, type ScoredChunk } from './ranking.ts';
import { countPages } from './ranking-pages.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { rarity, type WeightedTerm } from './ranking-words.ts';
import { readHit, type SearchHit } from './search-hit.ts';
import { defaultVersion } from './versions.ts';

/** A section that was found, before anything of its text is read. */
export interface RankedSection extends ScoredChunk {
  readonly matches: VersionMatches;
}

/** Matches a query against the version that answers for a pack: the one asked for, else the newest release. */
export function matchPack(
  pack: Pack,
  version: string | undefined,
  query: SearchQuery,
): Promise<VersionMatches> {
  const label = version === undefined ? defaultVersion(pack.versions) : pack.version(version).label;
  return matchVersion(pack, label, query);
}

/**
 * The best sections of several packs, best first. A term is as rare as it is in all of them together, so that a small
 * doc set and a large one are measured alike.
 */
export function rankMatches(matched: readonly VersionMatches[], limit: number): RankedSection[] {
  const weigh = termWeights(matched);
  return matched
    .flatMap((matches) => {
      const task = {
        terms: matches.terms.map((term) => weigh(term.term, matches)),
        names: matches.names,
        table: matches.table,
      };
      return rankChunks(matches.candidates, task, limit).map((scored) => ({ ...scored, matches }));
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
  pack: Pack,
  query: SearchQuery,
  shown: VersionMatches,
  limit: number,
): Promise<RankedSection[]> {
  const found: RankedSection[] = [];
  const seen = new Set(shown.candidates.map((chunk) => sectionKey(shown, chunk)));
  for (const label of pack.versions) {
    if (label === shown.label || found.length >= limit) continue;
    const matches = await matchVersion(pack, label, query);
    for (const section of rankMatches([matches], Number.POSITIVE_INFINITY)) {
      const key = sectionKey(matches, section.chunk);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(section);
    }
  }
  return found.slice(0, limit);
}

/** Ranked sections as hits, with their titles, excerpts and versions read from their packs. */
export function readHits(sections: readonly RankedSection[], query: SearchQuery): Promise<SearchHit[]> {
  const finder = new TermFinder(new Set(encodeTerms(query.text)));
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
  for (const { table, terms } of matched) {
    allChunks += table.size;
    allPages += table.topicKind.length;
    for (const term of terms) {
      count(chunks, term.term, term.chunks.length);
      count(pages, term.term, countPages(term.chunks, table));
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

/** The same for one section in every version of its topic, and for no other section of the pack. */
function sectionKey({ table, blocks }: VersionMatches, chunk: number): string {
  const topic = table.topic[chunk] as number;
  return `${topic} ${blocks.chunksOf(topic).identities[chunk - (table.firstChunk[topic] as number)]}`;
}
