import { describe, expect, it } from 'vitest';
import { halfOf } from '../../eval/query-sets.ts';
import { rankHits, scoreOf } from '../../eval/score.ts';
import { SectionTree } from '../../eval/section-tree.ts';
import type { EvalRow, Target } from '../../eval/types.ts';

const tree = new SectionTree({
  oil: [
    { id: 'top', parent: null },
    { id: 'chains', parent: 'top', aliases: ['s-chains'] },
    { id: 'dry', parent: 'chains', inner: ['footnote-1'] },
    { id: 'gears', parent: 'top' },
  ],
  belt: [{ id: 'belt', parent: null }],
});
const row = (...targets: Target[]): EvalRow => ({ id: 'x', query: '', kind: '', targets });
const at = (page: string, anchor: string | null): Target => ({ page, anchor });

describe('ranking the hits of a query', () => {
  it.each([
    ['the section itself', at('oil', 'chains'), at('oil', 'chains'), { page: 1, section: 1 }],
    ['another id of it', at('oil', 's-chains'), at('oil', 'chains'), { page: 1, section: 1 }],
    ['a section inside', at('oil', 'chains'), at('oil', 'dry'), { page: 1, section: 1 }],
    ['the section around', at('oil', 'dry'), at('oil', 'chains'), { page: 1, section: 1 }],
    ['something inside it', at('oil', 'dry'), at('oil', 'footnote-1'), { page: 1, section: 1 }],
    ['another section of the page', at('oil', 'chains'), at('oil', 'gears'), { page: 1, section: 0 }],
    ['the top of the page', at('oil', 'chains'), at('oil', 'top'), { page: 1, section: 0 }],
    ['any section where the page is meant', at('oil', null), at('oil', 'gears'), { page: 1, section: 1 }],
    ['any section where its top is meant', at('oil', 'top'), at('oil', 'dry'), { page: 1, section: 1 }],
    ['another page', at('oil', 'chains'), at('belt', 'belt'), { page: 0, section: 0 }],
    ['a place that is not there', at('oil', 'chains'), at('oil', 'nowhere'), { page: 1, section: 0 }],
  ])('takes %s for what it is', (_, target, hit, rank) => {
    expect(rankHits(row(target), [hit], tree)).toEqual(rank);
  });

  it('gives the rank of the first right hit, of any target', () => {
    const hits = [at('belt', 'belt'), at('oil', 'gears'), at('oil', 'dry')];
    expect(rankHits(row(at('oil', 'dry')), hits, tree)).toEqual({ page: 2, section: 3 });
    expect(rankHits(row(at('oil', 'dry'), at('belt', null)), hits, tree)).toEqual({ page: 1, section: 1 });
  });

  it('leaves out places that a query was taken from', () => {
    const skipping = { ...row(at('oil', 'dry')), skip: [at('oil', 'gears')] };
    expect(rankHits(skipping, [at('oil', 'gears'), at('oil', 'dry')], tree)).toEqual({ page: 1, section: 1 });
  });
});

describe('the figures over some queries', () => {
  it('are shares and a mean', () => {
    const ranks = [1, 2, 6, 0].map((rank) => ({ page: rank, section: 0 }));
    expect(scoreOf(ranks)).toEqual({
      n: 4,
      page: { s1: 0.25, s5: 0.5, mrr: (1 + 1 / 2 + 1 / 6) / 4 },
      section: { s1: 0, s5: 0, mrr: 0 },
    });
  });

  it('can be had for two halves that a row never leaves', () => {
    const ids = Array.from({ length: 200 }, (_, i) => ({ ...row(), id: `row-${i}` }));
    const tuning = ids.filter((one) => halfOf(one) === 'tuning').length;
    expect(tuning).toBeGreaterThan(70);
    expect(tuning).toBeLessThan(130);
    expect(halfOf({ ...row(), id: 'nd-001' })).toBe(halfOf({ ...row(), id: 'nd-001' }));
  });
});
