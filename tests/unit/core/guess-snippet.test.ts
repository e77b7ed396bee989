import { describe, expect, it } from 'vitest';
import * as guessSnippetModule from '../../../indexer/core/guess-snippet.ts';

const { guessSnippet, hasTemplateTags, looksLikePython } = guessSnippetModule;

describe('guess-snippet', () => {
  it('has these public names', () => {
    expect(Object.keys(guessSnippetModule).sort()).toEqual([
      'guessSnippet',
      'hasTemplateTags',
      'looksLikePython',
    ]);
  });

  it.each(['{% load x %}', 'a {{ b.c }} d', '{# note #}', '{%- if x -%}', '{% now "%Y" %}'])(
    'finds the template tag in %j',
    (text) => {
      expect(hasTemplateTags(text)).toBe(true);
    },
  );

  it.each(['{}', '{{}}', '"%d%%"', 'f"{x}"', '{%'])('finds no template tag in %j', (text) => {
    expect(hasTemplateTags(text)).toBe(false);
  });

  it.each([
    'x = 1',
    'del a[1]',
    'f(\n    a,\n)',
    '    indented = True',
    '{"a": 1}',
    '"text"',
    'a.b.c  # note',
  ])('takes %j for Python', (text) => {
    expect(looksLikePython(text)).toBe(true);
  });

  it.each(['', 'Some words.', 'x = 1\nand then some words', '# only a comment'])(
    'does not take %j for Python',
    (text) => {
      expect(looksLikePython(text)).toBe(false);
    },
  );

  it('takes a terminal that starts an interpreter for a terminal', () => {
    expect(guessSnippet('$ python\n>>> 1')).toBe('shell');
  });
});
