import { describe, expect, it } from 'vitest';
import { findBase } from '../../../indexer/pipeline/find-base.ts';

describe('the base of pages', () => {
  it.each<[string, [path: string, url?: string][], string | undefined]>([
    [
      'pages as folders',
      [['ref/turn', 'https://gears.example/en/1.0/ref/turn/']],
      'https://gears.example/en/1.0/',
    ],
    ['pages as files', [['ref/turn', 'https://gears.example/ref/turn.html']], 'https://gears.example/'],
    [
      'the index of a folder',
      [['ref/index', 'https://gears.example/docs/ref/']],
      'https://gears.example/docs/',
    ],
    ['the first page', [['index', 'https://gears.example/docs/']], 'https://gears.example/docs/'],
    [
      'the first page as a file',
      [['index', 'https://gears.example/docs/index.html']],
      'https://gears.example/docs/',
    ],
    [
      'what most say',
      [
        ['a', 'https://x.example/a'],
        ['b', 'https://y.example/b'],
        ['c', 'https://y.example/c'],
      ],
      'https://y.example/',
    ],
    ['addresses that are others', [['ref/turn', 'https://gears.example/other']], undefined],
    ['an address that only ends alike', [['turn', 'https://gears.example/return']], undefined],
    ['no addresses', [['a'], ['b']], undefined],
    ['no pages', [], undefined],
  ])('is found from %s', (_, pages, base) => {
    expect(findBase(pages.map(([path, url]) => ({ path, ...(url ? { url } : {}) })))).toBe(base);
  });
});
