import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupByPage } from '../../../../renderer/widget/group-results.ts';
import { RecentSearches } from '../../../../renderer/widget/recent-searches.ts';
import { describeShortcut, isShortcut, isSign } from '../../../../renderer/widget/shortcut.ts';
import { fill, stringsFor } from '../../../../renderer/widget/strings.ts';
import type { SearchResult } from '../../../../renderer/widget/types.ts';

afterEach(() => vi.unstubAllGlobals());

describe('results by page', () => {
  const result = (ref: string, title: string, trail: string[]) =>
    ({ ref, docSet: 'd', version: '1', title, trail }) as unknown as SearchResult;

  it('puts a page where its best result stands, and keeps the places', () => {
    const pages = groupByPage([
      result('d@1/a#x', 'X', ['A']),
      result('d@1/b#b', 'B', []),
      result('d@1/a#y', 'Y', ['A', 'X']),
    ]);
    expect(pages.map(({ title, results }) => [title, results.map(({ rank }) => rank)])).toEqual([
      ['A', [1, 3]],
      ['B', [2]],
    ]);
  });

  it('loses no result and makes none', () => {
    const refs = fc.array(fc.constantFrom('d@1/a#x', 'd@1/a', 'd@1/b#x', 'e@1/a#x'));
    fc.assert(
      fc.property(refs, (list) => {
        const pages = groupByPage(list.map((ref) => result(ref, ref, [])));
        const ranks = pages.flatMap(({ results }) => results.map(({ rank }) => rank));
        expect(ranks.sort((a, b) => a - b)).toEqual(list.map((_, i) => i + 1));
      }),
    );
  });
});

describe('shortcuts', () => {
  const press = (key: string, ...held: string[]) => ({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  });

  it.each([
    ['mod+k', press('k', 'ctrl'), false, true],
    ['mod+k', press('k', 'meta'), true, true],
    ['mod+k', press('k', 'ctrl'), true, false],
    ['mod+k', press('K', 'ctrl', 'shift'), false, false],
    ['ctrl+shift+f', press('F', 'ctrl', 'shift'), false, true],
    ['/', press('/'), false, true],
    ['/', press('/', 'shift'), false, true],
    ['/', press('/', 'ctrl'), false, false],
    ['', press(''), false, false],
  ])('%s is %o (Apple: %s): %s', (shortcut, keys, isApple, expected) => {
    expect(isShortcut(shortcut, keys, isApple)).toBe(expected);
  });

  it('are written as on a keyboard, and a sign alone is known as text', () => {
    expect(describeShortcut('mod+k', true)).toBe('⌘ K');
    expect(describeShortcut('ctrl+shift+f', false)).toBe('Ctrl ⇧ F');
    expect(['/', 'shift+s', 'mod+k', ''].map(isSign)).toEqual([true, true, false, false]);
  });
});

describe('texts', () => {
  it('come in the language of the page, else in English, with what the page brings', () => {
    expect(stringsFor('de-AT').more).toBe('Weitere Treffer');
    expect(stringsFor('xx').more).toBe('More results');
    expect(stringsFor('__proto__').more).toBe('More results');
    expect(stringsFor('de', { more: 'Mehr', none: 7, other: 'x' })).toEqual({
      ...stringsFor('de'),
      more: 'Mehr',
    });
  });

  it('name the same values in all languages', () => {
    const [en, de] = [stringsFor('en'), stringsFor('de')];
    for (const name of Object.keys(en) as (keyof typeof en)[]) {
      const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(values(de[name]), name).toEqual(values(en[name]));
    }
    expect(fill('{count} of {all}', { count: 2 })).toBe('2 of {all}');
    expect(fill(en.none, { query: '{count} $&' })).toBe('Nothing was found for “{count} $&”');
  });
});

describe('recent searches', () => {
  it('are the last five, each once, and survive a storage with anything in it', () => {
    const kept = new Map<string, string>([['djdocs-search x', '{"a": 1}']]);
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    const recent = new RecentSearches('x');
    expect(recent.list()).toEqual([]);
    for (const query of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) recent.add(query);
    expect(recent.list()).toEqual(['b', 'f', 'e', 'd', 'c']);
    recent.forget();
    expect(recent.list()).toEqual([]);
  });

  it('are none where the storage refuses', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const recent = new RecentSearches('x');
    recent.add('a');
    recent.forget();
    expect(recent.list()).toEqual([]);
  });
});
