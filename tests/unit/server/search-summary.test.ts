import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLoggedSearch, readLoggedSearch } from '../../../indexer/server/search-log.ts';
import { searchReport } from '../../../indexer/server/search-report.ts';
import { summariseSearches } from '../../../indexer/server/search-summary.ts';

const AT = '2026-01-02T03:04:05.000Z';
const line = (entry: object, at = AT) => JSON.stringify({ at, ...entry });
const LOG = [
  line({ event: 'search', query: 'oil', hits: 3 }, '2026-01-01T00:00:00.000Z'),
  line({ event: 'search', query: 'Oil', hits: 3 }),
  line({ event: 'select', query: 'oil', hits: 3, rank: 2, ref: 'widgets@1/oil' }),
  line({ event: 'select', query: 'oil', hits: 30, rank: 20, ref: 'widgets@1/gears' }),
  line({ event: 'search', query: 'varnsh', hits: 0 }),
  'not a line',
  '',
];

describe('parseLoggedSearch', () => {
  it.each([
    [
      { event: 'search', query: ' a\nb ', hits: 0, extra: 'x' },
      { event: 'search', query: 'a b', hits: 0 },
    ],
    [
      { event: 'select', query: 'a', hits: 2, rank: 1, ref: 'd@1/a#b' },
      { event: 'select', query: 'a', hits: 2, rank: 1, ref: 'd@1/a#b' },
    ],
  ])('keeps what it knows of %j', (sent, kept) => {
    expect(parseLoggedSearch(JSON.stringify(sent), AT)).toEqual({ at: AT, ...kept });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"event":"search","query":"a"}',
    '{"event":"search","query":"","hits":1}',
    '{"event":"search","query":"a","hits":-1}',
    '{"event":"search","query":"a","hits":1e9}',
    '{"event":"select","query":"a","hits":1,"rank":0,"ref":"x"}',
    '{"event":"select","query":"a","hits":1,"rank":1}',
    '{"event":"other","query":"a","hits":1}',
    '{"event":"search","query":{"toString":1},"hits":1}',
  ])('refuses %s', (text) => {
    expect(parseLoggedSearch(text, AT)).toBeUndefined();
  });

  it('makes one short line of anything, which is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (query, hits) => {
        const entry = parseLoggedSearch(JSON.stringify({ event: 'search', query, hits }), AT);
        if (!entry) return;
        const text = JSON.stringify(entry);
        expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(text.length).toBeLessThan(1200);
        expect(readLoggedSearch(text)).toEqual(entry);
      }),
    );
  });
});

describe('summariseSearches', () => {
  it('tells what found nothing, and at which place the chosen hits stood', () => {
    expect(summariseSearches(LOG)).toEqual({
      searches: 3,
      selections: 2,
      chosen: 2 / 3,
      withoutHits: [{ query: 'varnsh', count: 1, last: AT }],
      queries: [
        { query: 'oil', count: 2, last: AT, selections: 2, rank: 2 },
        { query: 'varnsh', count: 1, last: AT, selections: 0 },
      ],
      ranks: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      unreadable: 1,
    });
    expect(summariseSearches([])).toMatchObject({ searches: 0, chosen: 0, queries: [] });
  });

  it('is a page on which nothing that was typed is more than text', () => {
    const evil = '"><script>alert(1)</script>';
    const page = searchReport(summariseSearches([line({ event: 'search', query: evil, hits: 0 })]), 'x<y');
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
    expect(page).toContain('x&lt;y');
    expect(searchReport(summariseSearches(LOG), 'log')).toContain(
      '<tr><td>11 and further down</td><td>1</td></tr>',
    );
  });
});
