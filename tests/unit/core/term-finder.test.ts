import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTerms, WORD } from '../../../indexer/core/encoder.ts';
import { TermFinder } from '../../../indexer/core/term-finder.ts';

const ENDINGS = 's es ies ing ed e er or y ly al ation ator ise izer ment ness ful able'.split(' ');
/** Words as English and code put them together. */
const word = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'aeiloquery'), minLength: 1, maxLength: 7 }),
    fc.constantFrom('', ...ENDINGS),
    fc.constantFrom('', '_', '.', 'X', '-'),
    fc.constantFrom('', 'field', 'Set', '5.2', 'HTTP', ...ENDINGS),
  )
  .map((parts) => parts.join(''));
const text = fc.array(
  fc.oneof(word, fc.constantFrom('é', 'Queries', '歯', '“query”', 'o’er\u00a0queries', '…', '¼y', 'K')),
  { maxLength: 8 },
);

describe('the words of a query in a text', () => {
  it('are counted and marked', () => {
    const found = new TermFinder(encodeTerms('red boat plane')).find('red, red boat');
    expect(found).toEqual({
      marks: [
        [0, 3],
        [5, 8],
        [9, 13],
      ],
      distinct: 2,
    });
  });

  it('are those that looking at every word finds', () => {
    fc.assert(
      fc.property(text, text, (words, asked) => {
        const given = words.join(' ');
        const terms = encodeTerms(asked.join(' '));
        const expected = [...given.matchAll(WORD)].filter(([each]) =>
          encodeTerms(each).some((term) => terms.includes(term)),
        );
        expect(new TermFinder(terms).find(given).marks).toEqual(
          expected.map(({ 0: each, index }) => [index, index + each.length]),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are single characters in scripts without spaces, and names with punctuation', () => {
    const found = (asked: string, given: string) =>
      new TermFinder(encodeTerms(asked)).find(given).marks.map(([start, end]) => given.slice(start, end));
    expect(found('検索', '日本語の検索です。')).toEqual(['検', '索']);
    expect(found('C++ f#', 'In C++, C# or F#: c')).toEqual(['C++', 'F#']);
  });

  it('hold all of their terms but perhaps the last letter', () => {
    fc.assert(
      fc.property(word, (each) => {
        for (const term of encodeTerms(each)) expect(each.toLowerCase()).toContain(term.slice(0, -1));
      }),
      { numRuns: 2000 },
    );
  });
});
