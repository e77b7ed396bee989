import type { SearchResult } from './types.ts';

/** The results of one page, in their order. */
export interface PageResults {
  readonly docSet: string;
  readonly version: string;
  readonly title: string;
  /** With their places among all results, from 1. */
  readonly results: readonly { readonly result: SearchResult; readonly rank: number }[];
}

/** Results by page, a page where its best result stands. */
export function groupByPage(results: readonly SearchResult[]): PageResults[] {
  const pages = new Map<string, { result: SearchResult; rank: number }[]>();
  results.forEach((result, i) => {
    const page = result.ref.split('#', 1)[0] as string;
    const of = pages.get(page) ?? [];
    pages.set(page, of);
    of.push({ result, rank: i + 1 });
  });
  return Array.from(pages.values(), (results) => {
    const { docSet, version, trail, title } = (results[0] as { result: SearchResult }).result;
    return { docSet, version, title: trail[0] ?? title, results };
  });
}
