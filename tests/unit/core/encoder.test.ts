import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as encoder from '../../../indexer/core/encoder.ts';

const { encodeTerms, encodeWords, ENCODER_FINGERPRINT } = encoder;

describe('encoder', () => {
  it('has these public names', () => {
    expect(Object.keys(encoder).sort()).toEqual([
      'ASCII_WORD',
      'ENCODER_FINGERPRINT',
      'WORD',
      'encodeTerms',
      'encodeWords',
    ]);
  });

  it('has a fingerprint that changes with what is below', () => {
    // Another answer anywhere in this file needs another fingerprint, or old packs are searched with new terms.
    expect(ENCODER_FINGERPRINT).toBe('djdocs-terms-2');
  });

  it.each([
    ['select_related', ['select_related', 'select', 'relat']],
    ['HTTPResponseBase', ['httpresponsebas', 'http', 'respons', 'bas']],
    ['QuerySet', ['queryset', 'query', 'set']],
    ['x86_64', ['x86_64', 'x86', '64']],
  ])('keeps the name %s whole and in its parts', (name, terms) => {
    expect(encodeTerms(name)).toEqual(terms);
  });

  it('takes a dotted name apart at its dots', () => {
    expect(encodeTerms('settings.DEBUG')).toEqual(['set', 'debug']);
  });

  it.each(['__icontains', '{% icontain %}', '--icontain', 'icontains()'])('finds the word in %s', (text) => {
    expect(encodeTerms(text)).toEqual(['icontain']);
  });

  it('keeps a version number whole', () => {
    expect(encodeTerms('Django 5.2.1 and 4.2')).toEqual(['django', '5.2.1', 'and', '4.2']);
  });

  it('knows languages whose names are punctuated', () => {
    expect(encodeTerms('C++, C# or F#')).toEqual(['c++', 'c#', 'or', 'f#']);
  });

  it('takes scripts without spaces by the character, and others by the word', () => {
    expect(encodeTerms('数据库')).toEqual(['数', '据', '库']);
    expect(encodeTerms('カタ かな')).toEqual(['カ', 'タ', 'か', 'な']);
    expect(encodeTerms('ไทย')).toEqual(['ไ', 'ท', 'ย']);
    expect(encodeTerms('ΑΘΗΝΑ Москва')).toEqual(['αθηνα', 'москва']);
    expect(encodeTerms('हिन्दी में')).toHaveLength(2);
    expect(encodeTerms('한국어 검색')).toHaveLength(2);
  });

  it('folds accents and case', () => {
    expect(encodeTerms('Überblick')).toEqual(encodeTerms('uberblick'));
    expect(encodeTerms('naïve')).toEqual(encodeTerms('nai\u0308ve'));
  });

  it('brings the forms of a word together', () => {
    expect(new Set(encodeTerms('cache caches caching cached'))).toEqual(new Set(['cach']));
    expect(new Set(encodeTerms('query queries'))).toEqual(new Set(['query']));
    expect(new Set(encodeTerms('class classes'))).toEqual(new Set(['class']));
    expect(new Set(encodeTerms('validate validates validating validation validator'))).toEqual(
      new Set(['validat']),
    );
    expect(new Set(encodeTerms('serialize serializer serialization'))).toEqual(new Set(['serializ']));
    expect(new Set(encodeTerms('deploy deployment'))).toEqual(new Set(['deploy']));
    expect(new Set(encodeTerms('format formatter formatting'))).toEqual(new Set(['format']));
  });

  it('leaves words alone that only end like that', () => {
    expect(encodeTerms('element comment document station family number')).toEqual([
      'element',
      'comment',
      'document',
      'station',
      'family',
      'number',
    ]);
  });

  it('drops what English hangs on words', () => {
    expect(encodeTerms("Django's doesn't you’re")).toEqual(['django', 'doesn', 'you']);
  });

  it('finds a name in whatever case it is typed', () => {
    expect(encodeTerms('textchoices')[0]).toBe(encodeTerms('TextChoices')[0]);
  });

  it('takes text in ASCII as it takes all other', () => {
    const text = fc.string({
      unit: fc.constantFrom(..."aBcF Z09_.+#-xI's", 'selectRelated', 'ies', 'HTTP'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (words) => {
        expect(encodeWords(`${words} \u00e9`).slice(0, -1)).toEqual(encodeWords(words));
      }),
    );
  });

  it('leaves short words and names with digits alone', () => {
    expect(encodeTerms('was ids utf8s')).toEqual(['was', 'ids', 'utf8s']);
  });

  it('drops words that are too long to be looked for', () => {
    expect(encodeTerms(`a ${'b'.repeat(65)} ${'cd'.repeat(32)}`)).toEqual(['a', 'cd'.repeat(32)]);
  });

  it('counts a word that directly repeats itself once, and further on again', () => {
    expect(encodeTerms('had had been had')).toEqual(['had', 'been', 'had']);
  });

  it('gives nothing for what holds no word', () => {
    expect(['', '   ', '___', '¶ … —', '\u0000'].flatMap(encodeTerms)).toEqual([]);
  });

  it('makes words of names that objects have of their own', () => {
    expect(encodeTerms('__proto__ constructor')).toEqual(['proto', 'construct']);
  });

  it('gives the words of a query with their parts apart', () => {
    expect(encodeWords('use select_related')).toEqual([
      { term: 'use', parts: [] },
      { term: 'select_related', parts: ['select', 'relat'] },
    ]);
  });

  it('gives terms without spaces, upper case or too many letters, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const term of encodeTerms(text)) {
          expect(term).not.toMatch(/\s|^$/);
          expect(term.length).toBeLessThanOrEqual(64);
          expect(term).not.toMatch(/[A-Z]/);
        }
      }),
    );
  });

  it('gives the same terms whenever it is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(encodeTerms(text)).toEqual(encodeTerms(text));
      }),
    );
  });
});
