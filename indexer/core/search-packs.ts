import { DocsError } from './errors.ts';
import type { VersionMatches } from './match-version.ts';
import { parseQuery, type SearchQuery, type SearchRequest } from './query.ts';
import { repairQuery } from './repair.ts';
import { fillIn, matchPack, rankMatches, readHits } from './search.ts';
import type { SearchHit } from './search-hit.ts';
import type { SearchablePack } from './searchable.ts';
import { CHUNK_KINDS } from './types.ts';
import { findVersion } from './versions.ts';
import type { VocabularyWord } from './vocabulary.ts';

/** The doc sets that can be searched. */
export interface SearchShelf {
  /** Ids of the doc sets, sorted. */
  docSets(): Promise<readonly string[]>;
  /** Runs `use` with a doc set, anew with the pack of now when it was replaced meanwhile. @throws DocsError `not-found` */
  withPack<T>(id: string, use: (pack: SearchablePack) => Promise<T>): Promise<T>;
}

/** What a search found. */
export interface SearchAnswer {
  readonly hits: SearchHit[];
  /** Set when words of the query are nowhere in what was searched: the hits answer `to` instead. */
  readonly repaired?: {
    readonly from: string;
    readonly to: string;
    /** `completed`: the last word is the beginning of one that is there; `respelled`: a word was near one. */
    readonly how: 'completed' | 'respelled';
  };
}

/** A doc set that a query goes to, and the version that is asked for there, if one is. */
export interface AskedPack {
  readonly id: string;
  readonly version: string | undefined;
}

/**
 * Searches the doc sets that the request names, or all.
 * @throws UsageError for a limit or kind that is none; DocsError `not-found` for a doc set that is not there, or a version
 *   that none of the searched doc sets has.
 */
export async function searchPacks(shelf: SearchShelf, request: SearchRequest): Promise<SearchAnswer> {
  const query = parseQuery(request);
  if (query.kind !== undefined && !(CHUNK_KINDS as readonly string[]).includes(query.kind)) {
    throw new DocsError('usage', `There is no kind "${query.kind}"`, `Kinds are ${CHUNK_KINDS.join(', ')}`);
  }
  const packs = await packsFor(shelf, query, request.versions);
  const matched = await matchPacks(shelf, packs, query);
  const repair = await repairQuery(query.text, matched, () => vocabularyOf(shelf, matched));
  if (!repair) return { hits: await hitsOf(shelf, packs, query, matched) };
  const { text: to, how, otherNames } = repair;
  const meant = { ...query, text: to, otherNames };
  const hits = await hitsOf(shelf, packs, meant, await matchPacks(shelf, packs, meant));
  return { hits, repaired: { from: query.text, to, how } };
}

/** The doc sets that a query goes to, each with the version that is asked for there. @throws as searchPacks does */
export async function packsFor(
  shelf: SearchShelf,
  query: SearchQuery,
  versions: SearchRequest['versions'],
): Promise<AskedPack[]> {
  const ids = query.docSet === undefined ? await shelf.docSets() : [query.docSet];
  const packs = await Promise.all(
    ids.map((id) =>
      shelf.withPack(id, async (pack) => {
        // A version is asked of all doc sets; those that do not have it simply have nothing to say.
        const skips =
          query.version !== undefined &&
          findVersion(query.version, pack.versions) === undefined &&
          ids.length > 1;
        if (skips) return [];
        const version = query.version ?? versions?.[id];
        return [{ id, version }];
      }),
    ),
  );
  if (query.version !== undefined && ids.length > 0 && packs.flat().length === 0) {
    throw new DocsError(
      'not-found',
      `No installed documentation has a version ${query.version}`,
      'See `djdocs list`',
    );
  }
  return packs.flat();
}

function matchPacks(
  shelf: SearchShelf,
  packs: readonly AskedPack[],
  query: SearchQuery,
): Promise<VersionMatches[]> {
  return Promise.all(
    packs.map(({ id, version }) =>
      shelf.withPack(id, (pack) => matchPack(pack, version, query, packs.length === 1)),
    ),
  );
}

async function vocabularyOf(
  shelf: SearchShelf,
  matched: readonly VersionMatches[],
): Promise<readonly VocabularyWord[]> {
  const words = matched.map(({ pack, label }) =>
    shelf.withPack(pack.id, (open) => open.index(label).vocabulary()),
  );
  const [first = [], ...others] = await Promise.all(words);
  return others.length === 0 ? first : [first, ...others].flat();
}

async function hitsOf(
  shelf: SearchShelf,
  packs: readonly AskedPack[],
  query: SearchQuery,
  matched: readonly VersionMatches[],
): Promise<SearchHit[]> {
  const best = rankMatches(matched, query.limit);
  const left = query.limit - best.length;
  const more = await Promise.all(
    packs.map(({ id, version }, i) =>
      left === 0 || version !== undefined
        ? []
        : shelf.withPack(id, (pack) => fillIn(pack, query, matched[i] as VersionMatches, left)),
    ),
  );
  return readHits([...best, ...inTurns(more)].slice(0, query.limit), query);
}

/** The first of every list, then the second, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
