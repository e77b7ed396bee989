import { describe, expect, it } from 'vitest';
import { admonitionTitle } from '../../../indexer/core/note-labels.ts';
import { rewriteBlocks } from '../../../indexer/import/pymdown-blocks.ts';
import { codeOf, containersOf, importTree } from '../../helpers/imports.ts';
import { fileOf } from '../../helpers/source-trees.ts';

describe('the MkDocs importer', () => {
  it('takes indented admonitions for what they are, also inside each other', () => {
    const text =
      '# A\n\n!!! warning "Hot <oil>"\n    Wear gloves.\n\n    !!! tip\n        Two pairs.\n\n    ```py\n    oil()\n\n    drain()\n    ```\n\nAfter.\n';
    const { topic } = importTree(fileOf('a.md', text));
    const content = topic('a').chunks[0]?.content ?? [];
    const [outer, inner] = containersOf(content, 'note');
    expect(outer).toMatchObject({ kind: 'warning' });
    expect(outer?.c[0]).toEqual({ k: 'title', c: ['Hot <oil>'] });
    expect(inner).toEqual({
      k: 'note',
      kind: 'tip',
      c: [
        { k: 'title', c: ['Tip'] },
        { k: 'p', c: ['Two pairs.'] },
      ],
    });
    expect(codeOf(outer?.c ?? [])).toEqual(['oil()\n\ndrain()']);
    expect(content.at(-1)).toEqual({ k: 'p', c: ['After.'] });
  });

  it('takes folded blocks for examples, open or not', () => {
    const { topic } = importTree(fileOf('a.md', '# A\n\n??? note "More"\n    One.\n\n???+ note\n    Two.\n'));
    expect(
      containersOf(topic('a').chunks[0]?.content ?? [], 'note').map((note) => [
        admonitionTitle(note),
        note.open,
      ]),
    ).toEqual([
      ['More', false],
      ['Note', true],
    ]);
  });

  it('leaves what looks like an admonition in code alone', () => {
    const code = '!!! note\n    not one';
    const { topic } = importTree(fileOf('a.md', `# A\n\n[TOC]\n\n~~~\n${code}\n~~~\n`));
    expect(codeOf(topic('a').chunks[0]?.content ?? [])).toEqual([code]);
  });

  it('removes the mark for the table of contents and counts it', () => {
    const { topic, removed } = importTree(fileOf('a.md', '# A\n\n[TOC]\n\nText with [TOC] in it.\n'));
    expect(topic('a').chunks[0]?.content).toHaveLength(2);
    expect(removed).toEqual({ 'table of contents mark': 1 });
  });

  it('gives the line of the file for every line that it rewrites', () => {
    const text = '# A\n\n!!! note\n    One.\n\n## B\n';
    const { topic } = importTree(fileOf('a.md', text));
    expect(topic('a').chunks.map(({ line }) => line)).toEqual([1, 6]);
    const rewritten = rewriteBlocks(text);
    expect(rewritten.lines).toHaveLength(rewritten.text.split('\n').length);
  });
});
