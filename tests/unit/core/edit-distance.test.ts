import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNeighbours, editDistance, mostEdits } from '../../../indexer/core/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['debug', 'debug', 0],
    ['dbeug', 'debug', 1],
    ['debg', 'debug', 1],
    ['debuug', 'debug', 1],
    ['debub', 'debug', 1],
    ['execte', 'execute', 1],
    ['contaiend_by', 'contained_by', 1],
    ['gubed', 'debug', 4],
  ])('from %s to %s is %d', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
  });

  it('is the same in both directions, and zero only between equals', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });

  it('is one after any one mistake', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('x', 'y'), (a, n, letter) => {
        const at = n % (a.length + 1);
        expect(editDistance(a, a.slice(0, at) + letter + a.slice(at), 2)).toBe(1);
        if (at < a.length) expect(editDistance(a, a.slice(0, at) + letter + a.slice(at + 1), 2)).toBe(1);
        if (at < a.length) expect(editDistance(a, a.slice(0, at) + a.slice(at + 1), 2)).toBe(1);
        const [p = '', q = ''] = a.slice(at, at + 2);
        const swapped = a.slice(0, at) + q + p + a.slice(at + 2);
        expect(editDistance(a, swapped, 2)).toBe(p === q || q === '' ? 0 : 1);
      }),
    );
  });

  it('gives up above the most that is asked for, and only there', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, most) => {
        const exact = editDistance(a, b, 99);
        const bounded = editDistance(a, b, most);
        if (exact <= most) expect(bounded).toBe(exact);
        else expect(bounded).toBeGreaterThan(most);
      }),
    );
  });

  it('allows short words no mistake and long words two', () => {
    expect(['if', 'tag', 'filters', 'aggregate'].map(mostEdits)).toEqual([0, 1, 1, 2]);
  });

  it('knows which keys lie side by side', () => {
    expect([areNeighbours('a', 's'), areNeighbours('s', 'a'), areNeighbours('q', 'a')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([areNeighbours('a', 'p'), areNeighbours('a', 'a'), areNeighbours('_', 'a')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
