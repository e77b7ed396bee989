import type { SectionTree } from './section-tree.ts';
import { type EvalRow, type Hit, LOOKED_AT } from './types.ts';

/** The rank of the first right hit, by page and by section; 0 when none is right. */
export interface Rank {
  readonly page: number;
  readonly section: number;
}

/** Shares of queries with a right hit at the first place and among the first five, and the mean of 1/rank. */
export interface Level {
  readonly s1: number;
  readonly s5: number;
  readonly mrr: number;
}

export interface Score {
  readonly n: number;
  readonly page: Level;
  readonly section: Level;
}

/**
 * Ranks the hits of one query. A hit is right by page when a target is on its page. It is right by section when it also
 * is the target's section, stands inside it or encloses it; a target that is a whole page is met by every hit there, and
 * the top of a page meets no other.
 */
export function rankHits(row: EvalRow, hits: readonly Hit[], tree: SectionTree): Rank {
  let page = 0;
  let section = 0;
  const isSkipped = (hit: Hit) =>
    row.skip?.some(({ page, anchor }) => page === hit.page && anchor === hit.anchor);
  const counted = hits.filter((hit) => !isSkipped(hit));
  counted.slice(0, LOOKED_AT).forEach((hit, i) => {
    for (const target of row.targets) {
      if (target.page !== hit.page) continue;
      page ||= i + 1;
      const wanted = tree.canonical(target.page, target.anchor);
      const found = tree.canonical(hit.page, hit.anchor);
      const isRight = wanted === null || (!!wanted && !!found && tree.isSameBranch(hit.page, wanted, found));
      if (isRight) section ||= i + 1;
    }
  });
  return { page, section };
}

/** The figures over some queries. */
export function scoreOf(ranks: readonly Rank[]): Score {
  const level = (of: (rank: Rank) => number): Level => {
    const share = (most: number) =>
      ranks.filter((rank) => of(rank) > 0 && of(rank) <= most).length / ranks.length;
    const mrr = ranks.reduce((sum, rank) => sum + (of(rank) > 0 ? 1 / of(rank) : 0), 0) / ranks.length;
    return { s1: share(1), s5: share(5), mrr };
  };
  return { n: ranks.length, page: level(({ page }) => page), section: level(({ section }) => section) };
}
