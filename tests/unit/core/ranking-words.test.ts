import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rarity } from '../../../indexer/core/ranking-words.ts';

describe('rarity', () => {
  it('is higher for a word that fewer chunks hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), fc.nat(), (total, a, b) => {
        const [fewer, more] = [a % (total + 1), b % (total + 1)].sort((x, y) => x - y) as [number, number];
        expect(rarity(fewer, total)).toBeGreaterThanOrEqual(rarity(more, total));
      }),
    );
  });

  it('is never below zero, even for a word that every chunk holds', () => {
    expect(rarity(10, 10)).toBeGreaterThan(0);
    expect(rarity(10, 10)).toBeLessThan(0.1);
    expect(rarity(0, 0)).toBeGreaterThan(0);
  });

  it('grows with the number of chunks', () => {
    expect(rarity(1, 1000)).toBeGreaterThan(rarity(1, 100));
  });
});
