import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSequences } from '../../fidelity/sequence.ts';

/** The length of a longest common subsequence, by the table that every textbook has. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) {
      next.push(one === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('compareSequences', () => {
  it.each<[string, string, number[], number[]]>([
    ['', '', [], []],
    ['abc', 'abc', [], []],
    ['abc', 'ac', [1], []],
    ['ac', 'abc', [], [1]],
    ['abc', 'axc', [1], [1]],
    ['ab', 'ba', [0], [1]],
    ['abc', '', [0, 1, 2], []],
  ])('finds what %j lost and got on the way to %j', (a, b, lost, added) => {
    expect(compareSequences([...a], [...b])).toEqual({ lost, added });
  });

  it('keeps a longest common subsequence', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const { lost, added } = compareSequences(a, b);
        const kept = a.filter((_, i) => !lost.includes(i));
        expect(kept).toEqual(b.filter((_, i) => !added.includes(i)));
        expect(kept).toHaveLength(commonLength(a, b));
      }),
    );
  });

  it('takes all between the common ends for different when there is too much of it', () => {
    expect(compareSequences([...'xabcdy'], [...'x1bc2y'], 2)).toEqual({
      lost: [1, 2, 3, 4],
      added: [1, 2, 3, 4],
    });
  });
});
