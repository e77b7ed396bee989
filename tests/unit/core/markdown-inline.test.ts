import { describe, expect, it } from 'vitest';
import * as markdownInline from '../../../indexer/core/markdown-inline.ts';
import { em, link, mono, outside, strong } from './build-topic.ts';

const { inlineMarkdown } = markdownInline;

describe('markdown-inline', () => {
  it('has these public names', () => {
    expect(Object.keys(markdownInline)).toEqual(['inlineMarkdown']);
  });

  it('writes a line break as the place allows', () => {
    const text = ['a', { k: 'br' } as const, '- b|c'];
    expect(inlineMarkdown(text, 'paragraph')).toBe('a\\\n\\- b|c');
    expect(inlineMarkdown(text, 'heading')).toBe('a - b|c');
    expect(inlineMarkdown(text, 'cell')).toBe('a<br>- b\\|c');
  });

  it('merges what would run into each other', () => {
    expect(inlineMarkdown([mono("'"), outside('x:y', mono('a')), mono("'")], 'paragraph')).toBe("`'a'`");
    expect(inlineMarkdown([em('a'), em('b')], 'paragraph')).toBe('*ab*');
  });

  it('leaves out marks and links that hold nothing', () => {
    expect(inlineMarkdown(['a', em(), strong(' '), link('x'), 'b'], 'paragraph')).toBe('a b');
  });

  it('puts the link around code, not code around the link', () => {
    expect(inlineMarkdown([mono(link('x', 'a_b'))], 'paragraph')).toBe('[`a_b`](x)');
  });

  it('escapes an exclamation mark before a link, which would make it a picture', () => {
    expect(inlineMarkdown(['Look!', link('x', 'here')], 'paragraph')).toBe('Look\\![here](x)');
  });

  it('does not write a picture whose name is no name', () => {
    expect(inlineMarkdown([{ k: 'img', alt: 'a', asset: 'x) [y](z' }], 'paragraph')).toBe('a');
  });
});
