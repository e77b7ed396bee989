import { describe, expect, it } from 'vitest';
import * as textLines from '../../../indexer/core/text-lines.ts';

const { indentLines, joinBlocks, quoteLines } = textLines;

describe('text-lines', () => {
  it('has these public names', () => {
    expect(Object.keys(textLines).sort()).toEqual(['indentLines', 'joinBlocks', 'quoteLines']);
  });

  it('joins blocks that hold something', () => {
    expect(joinBlocks(['a', '', ' \n', 'b'])).toBe('a\n\nb');
  });

  it('indents and quotes without spaces at the ends of empty lines', () => {
    expect(indentLines('a\n\nb', 2)).toBe('  a\n\n  b');
    expect(quoteLines('a\n\nb')).toBe('> a\n>\n> b');
    expect(quoteLines('')).toBe('');
  });
});
