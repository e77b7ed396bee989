import { describe, expect, it } from 'vitest';
import * as markdownEscape from '../../../indexer/core/markdown-escape.ts';

const { canDelimit, codeSpan, escapeText, guardLineStart, linkDestination, longestRun } = markdownEscape;

describe('markdown-escape', () => {
  it('has these public names', () => {
    expect(Object.keys(markdownEscape).sort()).toEqual([
      'canDelimit',
      'codeSpan',
      'escapeText',
      'guardLineStart',
      'linkDestination',
      'longestRun',
    ]);
  });

  it('escapes brackets in the text of a link and before what could be an address', () => {
    const around = { before: '', after: '', inLink: false, inMark: false };
    expect(escapeText('[a]', around)).toBe('[a]');
    expect(escapeText('[a]', { ...around, after: '[' })).toBe('[a\\]');
    expect(escapeText('[a]', { ...around, inLink: true })).toBe('\\[a\\]');
    expect(escapeText('a!', { ...around, after: '[' })).toBe('a\\!');
  });

  it('escapes a lone delimiter only inside a mark', () => {
    const around = { before: '', after: '', inLink: false };
    expect(escapeText('2 * 3', { ...around, inMark: false })).toBe('2 * 3');
    expect(escapeText('2 * 3', { ...around, inMark: true })).toBe('2 \\* 3');
  });

  it('guards the start of a line', () => {
    expect(['# a', '#a', '[x] a', '[a]: b', '|--|', 'a | b', ''].map(guardLineStart)).toEqual([
      '\\# a',
      '#a',
      '\\[x] a',
      '\\[a]: b',
      '\\|--|',
      'a | b',
      '',
    ]);
  });

  it('pads code that starts or ends with a backtick', () => {
    expect(['', 'a', '`a', ' a ', '  '].map(codeSpan)).toEqual(['', '`a`', '`` `a ``', '`  a  `', '`  `']);
    expect(longestRun('a`b```c``')).toBe(3);
  });

  it('knows where a delimiter is read as one', () => {
    expect(canDelimit('', '(')).toBe(true);
    expect(canDelimit('a', 'b')).toBe(true);
    expect(canDelimit('a', '(')).toBe(false);
    expect(canDelimit('*', 'a')).toBe(false);
  });

  it('encodes what would end an address', () => {
    expect(linkDestination('a b<c>\\')).toBe('a%20b%3Cc%3E%5C');
    expect(linkDestination('f_(x)')).toBe('f_(x)');
    expect(linkDestination('f)(')).toBe('f%29%28');
  });
});
