import { type LoggedSearch, readLoggedSearch } from './search-log.ts';

/** What a site's readers searched for, and what came of it. */
export interface SearchSummary {
  readonly searches: number;
  readonly selections: number;
  /** The share of searches after which a hit was chosen. */
  readonly chosen: number;
  /** Queries without a hit, the most frequent first. */
  readonly withoutHits: readonly QueryCount[];
  /** All queries, the most frequent first. */
  readonly queries: readonly QuerySummary[];
  /** How often a hit at each place was chosen, from the first; the last holds all further ones. */
  readonly ranks: readonly number[];
  /** Lines that are none. */
  readonly unreadable: number;
}

export interface QueryCount {
  readonly query: string;
  readonly count: number;
  /** When it was last asked. */
  readonly last: string;
}

export interface QuerySummary extends QueryCount {
  readonly selections: number;
  /** The middle one of the places of what was chosen. */
  readonly rank?: number;
}

const LISTED = 200;
const RANKS = 10;

/** Sums a log up. Queries that differ in case or spaces alone are one. */
export function summariseSearches(lines: Iterable<string>): SearchSummary {
  const groups = new Map<
    string,
    { query: string; count: number; empty: number; last: string; ranks: number[] }
  >();
  const ranks = Array.from({ length: RANKS + 1 }, () => 0);
  let unreadable = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const entry: LoggedSearch | undefined = readLoggedSearch(line);
    if (!entry) {
      unreadable++;
      continue;
    }
    const key = entry.query.toLowerCase();
    const group = groups.get(key) ?? { query: entry.query, count: 0, empty: 0, last: '', ranks: [] };
    groups.set(key, group);
    if (entry.event === 'search') {
      group.count++;
      if (entry.hits === 0) group.empty++;
      if (entry.at > group.last) group.last = entry.at;
    } else if (entry.rank !== undefined) {
      group.ranks.push(entry.rank);
      const place = Math.min(entry.rank - 1, RANKS);
      ranks[place] = (ranks[place] ?? 0) + 1;
    }
  }
  const all = [...groups.values()];
  const searches = sum(all.map(({ count }) => count));
  const selections = sum(ranks);
  const often = (a: QueryCount, b: QueryCount) => b.count - a.count || (a.query < b.query ? -1 : 1);
  return {
    searches,
    selections,
    chosen: searches === 0 ? 0 : Math.min(1, selections / searches),
    withoutHits: all
      .filter(({ empty }) => empty > 0)
      .map(({ query, empty, last }) => ({ query, count: empty, last }))
      .sort(often)
      .slice(0, LISTED),
    queries: all
      .map(({ query, count, last, ranks: chosen }) => {
        const middle = [...chosen].sort((a, b) => a - b)[Math.floor((chosen.length - 1) / 2)];
        return {
          query,
          count,
          last,
          selections: chosen.length,
          ...(middle === undefined ? {} : { rank: middle }),
        };
      })
      .sort(often)
      .slice(0, LISTED),
    ranks,
    unreadable,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
