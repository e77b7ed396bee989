import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTerms } from '../../../indexer/core/encoder.ts';
import * as excerptModule from '../../../indexer/core/excerpt.ts';
import { TermFinder } from '../../../indexer/core/term-finder.ts';
import { chunk, code, heading, p } from './build-topic.ts';

const { makeExcerpt, textsOf } = excerptModule;
const terms = (text: string) => new TermFinder(encodeTerms(text));
const excerptOf = (query: string, ...content: Parameters<typeof heading>[0][]) =>
  makeExcerpt(textsOf(chunk({ anchor: 'a', content: content.map((text) => p(text)) })), terms(query));
const marked = ({ text, marks }: excerptModule.Excerpt) =>
  marks.map(([start, end]) => text.slice(start, end));

describe('excerpt', () => {
  it('has these public names', () => {
    expect(Object.keys(excerptModule).sort()).toEqual(['makeExcerpt', 'textsOf']);
  });

  it('marks the words of the query in whatever form they stand', () => {
    expect(marked(excerptOf('query', 'Queries and querysets; a Query.'))).toEqual(['Queries', 'Query']);
    expect(marked(excerptOf('select_related', 'Use select_related() here.'))).toEqual(['select_related']);
    expect(marked(excerptOf('5.2', 'New in 5.2.'))).toEqual(['5.2']);
  });

  it('shows a name whole rather than prose with one of its words', () => {
    const content = [
      p('For relations that lead to one object.'),
      code('Bike.objects.select_related("owner")'),
    ];
    const excerpt = makeExcerpt(textsOf(chunk({ anchor: 'a', content })), terms('select_related'));
    expect(marked(excerpt)).toEqual(['select_related']);
  });

  it('takes the block that says most about the query', () => {
    const { text } = excerptOf('red boat', 'A boat.', 'A red sail.', 'A red boat.', 'Another red boat.');
    expect(text).toBe('A red boat.');
  });

  it('prefers prose to code that matches as much, and leaves the title out', () => {
    const content = [heading('Boat'), code('boat = 1'), p('Our boat.')];
    expect(makeExcerpt(textsOf(chunk({ anchor: 'a', content })), terms('boat')).text).toBe('Our boat.');
  });

  it('shows the beginning when no word of the query is there', () => {
    expect(excerptOf('plane', 'A boat.', 'A sail.')).toEqual({ text: 'A boat.', marks: [] });
    expect(makeExcerpt(textsOf(chunk({ anchor: 'a' })), terms('x'))).toEqual({ text: '', marks: [] });
  });

  it('cuts a long text at words, around the first match', () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${i}`);
    words[60] = 'keel';
    const excerpt = excerptOf('keel', words.join(' '));
    expect(marked(excerpt)).toEqual(['keel']);
    expect(excerpt.text.length).toBeLessThan(190);
    expect(excerpt.text).toMatch(/^… word\d+ .* word\d+ …$/);
    for (const word of excerpt.text.split(' ').slice(1, -1)) expect(words).toContain(word);
  });

  it('keeps a match that stands far inside a word without spaces', () => {
    const path = Array.from({ length: 30 }, (_, i) => `folder${i}`).join('.');
    expect(marked(excerptOf('keel', `${path}.keel ${'and more words '.repeat(20)}`))).toContain('keel');
  });

  it('marks words within the text, in order and apart, for any text', () => {
    const word = fc.constantFrom(
      'boat',
      'boats',
      'keel',
      'a',
      'data.sail',
      '5.2',
      'é',
      '😀',
      'x'.repeat(100),
      '  ',
      '(',
      'boat,',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 80 }),
        fc.constantFrom('boat', 'keel sail', '5.2', 'none'),
        (all, query) => {
          const wanted = encodeTerms(query);
          const { text, marks } = excerptOf(query, all.join(' '));
          let last = 0;
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(encodeTerms(text.slice(start, end)).some((term) => wanted.includes(term))).toBe(true);
            last = end;
          }
          expect(text.length).toBeLessThanOrEqual(184);
          if (all.some((each) => encodeTerms(each).some((term) => wanted.includes(term))))
            expect(marks).not.toEqual([]);
        },
      ),
    );
  });
});
