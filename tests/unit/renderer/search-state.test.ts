import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../indexer/core/search-hit.ts';
import { cutAtMarks } from '../../../renderer/search/cut-at-marks.ts';
import { EMPTY_SEARCH, reduceSearch, type SearchState } from '../../../renderer/search/search-state.ts';
import { filtersFor } from '../../../renderer/search/use-search.ts';

const EMPTY: SearchState = { ...EMPTY_SEARCH, scope: 'here' };
const hit = (ref: string) => ({ ref }) as SearchHit;

describe('search state', () => {
  const typed = reduceSearch(EMPTY, { kind: 'type', query: 'q' });
  const found = reduceSearch(typed, { kind: 'found', query: 'q', hits: [hit('a'), hit('b')] });

  it('focuses the best hit', () => {
    expect(found).toMatchObject({ isSearching: false, focused: 0 });
  });

  it('keeps what the hits answer instead, where a query was repaired', () => {
    const repaired = { from: 'q', to: 'queue', how: 'respelled' } as const;
    const state = reduceSearch(typed, { kind: 'found', query: 'q', hits: [hit('a')], repaired });
    expect(state.answer).toMatchObject({ query: 'q', repaired });
    expect(found.answer).not.toHaveProperty('repaired');
  });

  it('walks through the hits in a circle', () => {
    const up = reduceSearch(found, { kind: 'move', by: -1 });
    expect(up.focused).toBe(1);
    expect(reduceSearch(up, { kind: 'move', by: 1 }).focused).toBe(0);
  });

  it('leaves a focus that was moved on its hit when a later answer comes, and forgets it with the next letter', () => {
    const moved = reduceSearch(found, { kind: 'move', by: 1 });
    const again = { kind: 'found', query: 'qu', hits: [hit('c'), hit('d'), hit('b')] } as const;
    expect(reduceSearch(moved, again).focused).toBe(2);
    expect(reduceSearch(moved, { ...again, hits: [hit('c')] }).focused).toBe(0);
    expect(reduceSearch(reduceSearch(moved, { kind: 'type', query: 'qu' }), again).focused).toBe(0);
  });

  it('keeps the old hits until new ones are there, and drops them with the query', () => {
    expect(reduceSearch(found, { kind: 'type', query: 'qu' }).answer).toBe(found.answer);
    expect(reduceSearch(found, { kind: 'type', query: ' ' }).answer).toBeUndefined();
  });

  it('waits for no answer to spaces at the ends', () => {
    expect(reduceSearch(found, { kind: 'type', query: 'q ' }).isSearching).toBe(false);
  });

  it('remembers Enter only while an answer is on its way, and forgets it with the next letter', () => {
    const eager = reduceSearch(typed, { kind: 'enter' });
    expect(eager.isEager).toBe(true);
    expect(reduceSearch(eager, { kind: 'type', query: 'qu' }).isEager).toBe(false);
    expect(reduceSearch(found, { kind: 'enter' }).isEager).toBe(false);
  });

  it('says an error instead of hits', () => {
    const error = { code: 'not-found', message: 'No version 9', hint: '' };
    expect(reduceSearch(found, { kind: 'failed', query: 'q', error })).toMatchObject({
      answer: { error },
      focused: -1,
    });
  });
});

describe('the scope of a search', () => {
  it('is the place, unless the query names another', () => {
    expect(filtersFor('Q objects', 'handbook', '5.2')).toEqual({ docSet: 'handbook', version: '5.2' });
    expect(filtersFor('Q version:4.2', 'handbook', '5.2')).toEqual({ docSet: 'handbook' });
    expect(filtersFor('Q in:django', 'handbook', '5.2')).toEqual({});
    expect(filtersFor('Q', undefined, undefined)).toEqual({});
  });
});

describe('marks', () => {
  it('cut a text into pieces that join to the same text', () => {
    const pieces = cutAtMarks('use Q objects', [
      [4, 5],
      [6, 13],
    ]);
    expect(pieces.map(({ piece, isMarked }) => (isMarked ? `[${piece}]` : piece)).join('')).toBe(
      'use [Q] [objects]',
    );
  });

  it('that overlap or run past the end repeat nothing', () => {
    const pieces = cutAtMarks('abc', [
      [0, 2],
      [1, 9],
    ]);
    expect(pieces.map(({ piece }) => piece).join('')).toBe('abc');
  });
});
