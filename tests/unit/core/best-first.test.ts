import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestFirst } from '../../../indexer/core/best-first.ts';

test('hands out numbers as sorting them would', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000)), fc.nat(9), (numbers, residue) => {
      // An order that is not that of the numbers, with ties broken by the number.
      const rank = (number: number) => (number * 7 + residue) % 10;
      const isBefore = (a: number, b: number) => rank(a) < rank(b) || (rank(a) === rank(b) && a < b);
      const sorted = [...numbers].sort((a, b) => (isBefore(a, b) ? -1 : 1));
      expect([...bestFirst(Uint32Array.from(numbers), isBefore)]).toEqual(sorted);
    }),
  );
});

test('compares no more than the first few need', () => {
  let compared = 0;
  const isBefore = (a: number, b: number) => {
    compared++;
    return a < b;
  };
  const numbers = Uint32Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_000);
  const found = bestFirst(numbers, isBefore);
  expect(Array.from({ length: 5 }, () => found.next().value)).toEqual([0, 1, 2, 3, 4]);
  expect(compared).toBeLessThan(25_000);
});
