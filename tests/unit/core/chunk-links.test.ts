import { describe, expect, it } from 'vitest';
import * as chunkLinksModule from '../../../indexer/core/chunk-links.ts';
import { link, outside, p } from './build-topic.ts';

const { chunkLinks } = chunkLinksModule;

describe('chunk-links', () => {
  it('has this public name', () => {
    expect(Object.keys(chunkLinksModule)).toEqual(['chunkLinks']);
  });

  it('gives links in reading order, the one to the code after the first signature', () => {
    const [type, other, below] = [
      link('ref/types', 'T'),
      link('ref/types#u', 'U'),
      outside('https://x.example/', 'x'),
    ];
    const content = [
      { k: 'sig' as const, c: ['f(', type, ')'] },
      { k: 'sig' as const, c: ['f(', other, ')'] },
      p(below),
    ];
    const codeLink = outside('https://c.example/', '[source]');
    expect(chunkLinks({ content, codeLink })).toEqual([type, codeLink, other, below]);
    expect(chunkLinks({ content })).toEqual([type, other, below]);
    expect(chunkLinks({ content: [p(below)], codeLink })).toEqual([codeLink, below]);
  });
});
