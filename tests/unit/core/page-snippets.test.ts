import { describe, expect, it } from 'vitest';
import { pageSnippets } from '../../../indexer/core/page-snippets.ts';
import { arrangePage } from '../../../renderer/reading/page-tree.ts';
import { chunk, code, li, topic, ul } from './build-topic.ts';

describe('pageSnippets', () => {
  const page = topic(
    chunk({ anchor: '', parent: -1, content: [code('a = 1'), { k: 'sub', c: [] }, code('d = 4')] }),
    chunk({ anchor: 'first', parent: 0, content: [ul(li(code('b = 2')))] }),
    chunk({ anchor: 'inner', parent: 1, content: [code('c = 3', 'python'), code('3', 'text')] }),
    chunk({ anchor: 'last', parent: 0, content: [code('e = 5')] }),
  );

  it('lists the snippets of a page as they stand on it, with the sections around them', () => {
    expect(
      pageSnippets(page).map(({ number, snippet, anchor, trail }) => [number, snippet.text, anchor, trail]),
    ).toEqual([
      [0, 'a = 1', '', [0]],
      [1, 'b = 2', 'first', [0, 1]],
      [2, 'c = 3', 'inner', [0, 1, 2]],
      [3, '3', 'inner', [0, 1, 2]],
      [4, 'd = 4', '', [0]],
      [5, 'e = 5', 'last', [0, 3]],
    ]);
  });

  it('numbers and takes them as the page in the app does', () => {
    const shown = arrangePage(page).snippets.map(({ number, snippet }) => [number, snippet]);
    expect(pageSnippets(page).map(({ number, snippet }) => [number, snippet])).toEqual(shown);
  });
});
