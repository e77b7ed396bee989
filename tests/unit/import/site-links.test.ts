import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOnHost, withLostFolder, writtenLinks } from '../../../indexer/import/site-links.ts';

describe('links of a Markdown text', () => {
  it('are read with their texts bare, whatever stands in brackets, and not from code', () => {
    const text =
      'See [`turn()`](https://g.example/api/#turn) and [[source]](x) and\n[two\nlines](#here).\n\n```\n[no](link)\n```\n';
    expect(writtenLinks(text)).toEqual([
      { text: 'turn()', address: 'https://g.example/api/', fragment: 'turn' },
      { text: '[source]', address: 'x', fragment: '' },
      { text: 'two lines', address: '', fragment: 'here' },
    ]);
  });

  it.each([
    ['https://g.example/en/2.0/a/', ['en', '2.0', 'a']],
    ['https://g.example', []],
    ['https://other.example/en/', undefined],
    ['https://g.example.evil.example/en/', undefined],
  ])('%s names %j on the site', (address, segments) => {
    expect(segmentsOnHost(address, 'https://g.example/en/2.0/')).toEqual(segments);
  });
});

describe('a link that was followed from a page without the slash at its end', () => {
  it.each([
    ['en/2.0/ref/models/fields', 'en/2.0/ref/options', 'en/2.0/ref/models/options'],
    ['en/2.0/ref/models/fields', 'en/topics/db', 'en/2.0/topics/db'],
    ['en/2.0/ref/models/fields', 'en/2.0/settings', 'en/2.0/ref/settings'],
    ['en/2.0/ref/models', 'en/2.0/ref/fields', 'en/2.0/ref/models/fields'],
    ['en/2.0/ref/models/fields', 'en/2.0/ref', 'en/2.0/ref/models'],
  ])('on %s, %s meant %s', (page, link, meant) => {
    expect(withLostFolder(page.split('/'), link.split('/')).join('/')).toBe(meant);
  });

  it('is read as it was meant, for any two pages of a site whose folders are not named alike', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
    const path = letters.map((names) => names.map((name, depth) => `${name}${depth}`));
    fc.assert(
      fc.property(path, path, (page, target) => {
        const from = ['en', '2.0', ...page];
        const to = ['en', '2.0', ...target];
        fc.pre(from.join('/') !== to.join('/'));
        let shared = 0;
        while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
        // As sites write it, from the page as a folder; as the scraper read it, from the folder that the page is in.
        const relative = `${'../'.repeat(from.length - shared)}${to.slice(shared).join('/')}/`;
        const read = new URL(relative, `https://g.example/${from.join('/')}`).pathname;
        expect(withLostFolder(from, read.split('/').filter(Boolean))).toEqual(to);
      }),
    );
  });
});
