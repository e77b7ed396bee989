import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestChoice, type Choice, risingChoice } from '../../../indexer/import/rising-choice.ts';

const choice = fc.record({ order: fc.constantFrom(...'abcdef'), score: fc.integer({ min: 1, max: 20 }) });
const items = fc.array(fc.array(choice, { maxLength: 3 }), { maxLength: 6 });

function total(chosen: readonly (Choice | undefined)[]): number {
  return chosen.reduce((sum, one) => sum + (one?.score ?? 0), 0);
}

/** The most that rising choices can give, tried out. */
function mostOf(rest: readonly (readonly Choice[])[], after = ''): number {
  const [first, ...others] = rest;
  if (!first) return 0;
  const taken = first
    .filter(({ order }) => order > after)
    .map(({ order, score }) => score + mostOf(others, order));
  return Math.max(mostOf(others, after), ...taken);
}

describe('choosing one of several values for each item', () => {
  it('gives values that rise, and the heaviest such choice there is', () => {
    fc.assert(
      fc.property(items, (all) => {
        const chosen = risingChoice(all);
        const orders = chosen.flatMap((one) => one?.order ?? []);
        expect(orders).toEqual([...new Set(orders)].sort());
        expect(total(chosen)).toBe(mostOf(all));
      }),
    );
  });

  it('gives each item its best where order does not matter, and no value twice', () => {
    const a = (order: string, score: number): Choice => ({ order, score });
    expect(bestChoice([[a('x', 3), a('y', 2)], [a('x', 5)], []])).toEqual([a('y', 2), a('x', 5), undefined]);
  });
});
