import { describe, expect, it } from 'vitest';
import { Recent, recall } from '../../../indexer/core/recent.ts';

describe('what was used last', () => {
  it('is kept up to the limit, and what was not used for longest is forgotten', () => {
    const recent = new Recent<string, number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    expect(recent.get('a')).toBe(1);
    recent.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3]);
  });

  it('is counted by its cost', () => {
    const recent = new Recent<string, string>(10);
    recent.set('a', 'four', 4);
    recent.set('b', 'five', 5);
    recent.set('a', 'six', 6);
    expect([recent.get('a'), recent.get('b')]).toEqual(['six', undefined]);
    recent.set('b', 'four', 4);
    expect([recent.get('a'), recent.get('b')]).toEqual(['six', 'four']);
  });

  it('does not throw everything away for one thing that is too large', () => {
    const recent = new Recent<string, number>(3);
    recent.set('a', 1);
    recent.set('b', 2, 4);
    expect([recent.get('a'), recent.get('b')]).toEqual([1, undefined]);
    recent.set('a', 2, 4);
    expect(recent.get('a')).toBeUndefined();
  });

  it('can be forgotten', () => {
    const recent = new Recent<string, number>(1);
    recent.set('a', 1);
    recent.delete('a');
    recent.delete('b');
    recent.set('c', 3);
    expect([recent.get('a'), recent.get('c')]).toEqual([undefined, 3]);
  });
});

describe('recall', () => {
  it('makes a value once while it is kept, and anew after it failed', async () => {
    const kept = new Recent<string, Promise<number>>(10);
    let made = 0;
    const make = async () => ++made;
    expect(await Promise.all([recall(kept, 'a', make), recall(kept, 'a', make)])).toEqual([1, 1]);
    await expect(recall(kept, 'b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await recall(kept, 'b', make)).toBe(2);
  });

  it('counts a value by what it came to', async () => {
    const kept = new Recent<string, Promise<number>>(10);
    for (const key of ['a', 'b']) {
      await recall(
        kept,
        key,
        async () => 6,
        (value) => value,
      );
    }
    await Promise.resolve();
    expect([kept.get('a'), await kept.get('b')]).toEqual([undefined, 6]);
  });
});
