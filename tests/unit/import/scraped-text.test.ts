import { describe, expect, it } from 'vitest';
import { findFences } from '../../../indexer/import/markdown-fences.ts';
import { isRagged, straighten } from '../../../indexer/import/scraped-text.ts';

describe('fenced code', () => {
  it.each([
    ['a closed fence', '```\na\n```\nb', [true, true, true, false], []],
    ['one within a list', '- x\n  ```py\n  a\n  ```', [false, true, true, true], []],
    ['one within a quote', '> ```\n> a\n> ```', [true, true, true], []],
    ['a fence in a longer one', '````\n```\n````', [true, true, true], []],
    ['a fence that nothing closes', '```\na\nb', [false, false, false], [0]],
    ['ticks around a word', '``a``\nb', [false, false], []],
  ])('is found: %s', (_, text, inside, unclosed) => {
    expect(findFences(text.split('\n'))).toEqual({ inside, unclosed });
  });
});

describe('text that a scraper left ragged', () => {
  it('is told from text that people indent', () => {
    const written = '# A\n\n- item\n\n  more of it\n\n    code\n\n1. one\n\n   two\n';
    const scraped = '# A\n\nText.\n\n  Changed in 2.0:\n\nMore.\n\n   turn()\n\n  `a`\n\nThat.\n';
    expect(isRagged([written])).toBe(false);
    expect(isRagged([scraped])).toBe(true);
  });

  it('loses the white space before blocks, which is kept apart, but not within code and lists', () => {
    const text = '\n\n- a\n  b\n\n     turn(by)\n\n```\n\n  x\n```\n';
    const { text: straight, indents, lines } = straighten(text);
    expect(straight).toBe('- a\n  b\n\nturn(by)\n\n```\n\n  x\n```\n');
    expect([...indents]).toEqual([[4, 5]]);
    expect(lines.slice(0, 4)).toEqual([3, 4, 5, 6]);
  });

  it('joins rows of a table that were cut within a cell', () => {
    const { text, lines } = straighten('| A | B |\n| --- | --- |\n| a | one\ntwo |\n| c | d |\n');
    expect(text).toBe('| A | B |\n| --- | --- |\n| a | one two |\n| c | d |\n');
    expect(lines).toEqual([1, 2, 3, 5, 6]);
  });

  it('takes pipes within a cell for text where a row has too many', () => {
    const { text } = straighten('| A | B |\n| --- | --- |\n| {{ a|b }} | c |\n| x | y |\n');
    expect(text).toContain('| {{ a\\|b }} | c |\n| x | y |');
  });

  it('takes the sign of a fence that nothing closes for text', () => {
    expect(straighten('a\n\n```` is what\n').text).toBe('a\n\n\\```` is what\n');
  });
});
