import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocsError } from '../../../indexer/core/errors.ts';
import {
  isWebAddress,
  pageAddress,
  parseSiteCatalogue,
  SITE_FORMAT,
} from '../../../indexer/core/site-catalogue.ts';

const NAME = '0123456789ab';
const version = {
  label: '1.0',
  chunks: 1,
  topics: 1,
  table: NAME,
  vocabulary: NAME,
  symbols: { keys: [], names: '' },
};
const pack = {
  ...{ id: 'a', title: 'A', encoder: 'x' },
  terms: { keys: ['b'], names: NAME },
  texts: { starts: [0, 0], names: NAME },
  versions: [version],
};
const parse = (value: unknown) =>
  parseSiteCatalogue(new TextEncoder().encode(JSON.stringify(value)), 'the index');

describe('the catalogue of a site', () => {
  it('is read when it is whole', () => {
    expect(parse({ format: SITE_FORMAT, packs: [pack] }).packs[0]?.id).toBe('a');
  });

  it.each([
    ['another format', { format: SITE_FORMAT + 1, packs: [] }, 'pack-format'],
    ['no object', null, 'pack-damaged'],
    ['no packs', { format: SITE_FORMAT }, 'pack-damaged'],
    ['a path for an id', { format: SITE_FORMAT, packs: [{ ...pack, id: '../a' }] }, 'pack-damaged'],
    [
      'a path for a name',
      { format: SITE_FORMAT, packs: [{ ...pack, terms: { keys: ['b'], names: '../../../x.js' } }] },
      'pack-damaged',
    ],
    [
      'fewer names than keys',
      { format: SITE_FORMAT, packs: [{ ...pack, terms: { keys: ['b', 'c'], names: NAME } }] },
      'pack-damaged',
    ],
    ['no versions', { format: SITE_FORMAT, packs: [{ ...pack, versions: [] }] }, 'pack-damaged'],
    [
      'a version that is none',
      { format: SITE_FORMAT, packs: [{ ...pack, versions: [{ ...version, label: '../' }] }] },
      'pack-damaged',
    ],
  ])('is refused with %s', (_, value, code) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('is refused or read, whatever it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          parseSiteCatalogue(new TextEncoder().encode(text), 'the index');
        } catch (error) {
          expect(error).toBeInstanceOf(DocsError);
        }
      }),
    );
  });
});

describe('addresses of pages', () => {
  it.each([
    ['../a/{path}.html', '../a/x/y%20z.html#s%22'],
    ['https://docs.example/{path}', 'https://docs.example/x/y%20z#s%22'],
    ['/docs/{path}?v=1:2', '/docs/x/y%20z?v=1:2#s%22'],
    ['javascript:alert(1)//{path}', undefined],
    [' JAVA\u0000SCRIPT\t:{path}', undefined],
    ['data:text/html,{path}', undefined],
  ])('%s', (url, expected) => {
    expect(pageAddress({ url }, 'x/y z', 's"')).toBe(expected);
  });

  it('are never of a scheme that a browser would run', () => {
    const sign = fc.constantFrom(...'javascript:data/ \t\n\u0001#?HTPS.');
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        if (!isWebAddress(text) || !URL.canParse(text, 'https://docs.example/')) return;
        expect(['http:', 'https:']).toContain(new URL(text, 'https://docs.example/').protocol);
      }),
      { numRuns: 2000 },
    );
  });
});
