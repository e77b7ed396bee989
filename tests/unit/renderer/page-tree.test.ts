import { describe, expect, it } from 'vitest';
import { arrangePage, outlineOf } from '../../../renderer/reading/page-tree.ts';
import { chunk, code, paragraph, sub, topic } from './helpers.ts';

describe('page tree', () => {
  it('puts each child where its sub stands', () => {
    const page = arrangePage(
      topic(
        chunk({
          anchor: 'top',
          kind: 'page',
          parent: -1,
          content: [paragraph('a'), sub, paragraph('b'), sub],
        }),
        chunk({ anchor: 'first' }),
        chunk({ anchor: 'second' }),
      ),
    );
    const shape = page.lead.content.map((node) => (node.k === 'section' ? node.chunk.anchor : node.k));
    expect(shape).toEqual(['p', 'first', 'p', 'second']);
  });

  it('never leaves out a child that has no sub', () => {
    const page = arrangePage(topic(chunk({ anchor: 'top', parent: -1 }), chunk({ anchor: 'orphan' })));
    expect(page.lead.content).toMatchObject([{ k: 'section', chunk: { anchor: 'orphan' }, depth: 1 }]);
  });

  it('finds subs inside containers', () => {
    const list = { k: 'dl' as const, c: [sub] };
    const page = arrangePage(
      topic(chunk({ anchor: 'top', parent: -1, content: [list] }), chunk({ anchor: 'filter' })),
    );
    expect(page.lead.content).toMatchObject([
      { k: 'dl', c: [{ k: 'section', chunk: { anchor: 'filter' } }] },
    ]);
  });

  it('numbers code blocks in reading order, also when two say the same', () => {
    const same = code('print(1)');
    const page = arrangePage(
      topic(
        chunk({ anchor: 'top', parent: -1, content: [same, sub, same] }),
        chunk({ anchor: 'inner', content: [code('print(2)')] }),
      ),
    );
    expect(page.snippets.map(({ number, block }) => [number, block.text])).toEqual([
      [0, 'print(1)'],
      [1, 'print(2)'],
      [2, 'print(1)'],
    ]);
  });

  it('outlines sections and definitions by depth, names shortened', () => {
    const outline = outlineOf(
      topic(
        chunk({ anchor: 'top', kind: 'page', parent: -1 }),
        chunk({ anchor: 'api', title: 'API' }),
        chunk({ anchor: 'f', title: 'filter(*args)', kind: 'method', parent: 1 }),
      ),
    );
    expect(outline).toEqual([
      { anchor: 'api', title: 'API', isDefinition: false, depth: 1 },
      { anchor: 'f', title: 'filter()', isDefinition: true, depth: 2 },
    ]);
  });
});
