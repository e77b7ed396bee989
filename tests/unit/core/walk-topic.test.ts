import { describe, expect, it } from 'vitest';
import type { LinkNode } from '../../../indexer/core/tree.ts';
import * as walkTopic from '../../../indexer/core/walk-topic.ts';
import { chunk, harbour, heading, mono, p, topic } from './build-topic.ts';

const { childrenOf, depthOf, drawChunk, headedContent } = walkTopic;

describe('walk-topic', () => {
  it('has these public names', () => {
    expect(Object.keys(walkTopic).sort()).toEqual(['childrenOf', 'depthOf', 'drawChunk', 'headedContent']);
  });

  it('lists children in document order', () => {
    expect(harbour.chunks.map((_, index) => childrenOf(harbour, index))).toEqual([[1, 3], [2], [], []]);
  });

  it('counts the chunks around a chunk', () => {
    expect(harbour.chunks.map((_, index) => depthOf(harbour, index))).toEqual([0, 1, 2, 1]);
  });

  it('gives a chunk with an impossible parent to the lead', () => {
    const broken = topic(
      chunk({ anchor: 'a', parent: 2 }),
      chunk({ anchor: 'b', parent: 2 }),
      chunk({ anchor: 'c', parent: 9 }),
    );
    expect(childrenOf(broken, 0)).toEqual([1, 2]);
    expect(depthOf(broken, 1)).toBe(1);
  });

  it('hands out each child once, those without a place at the end', () => {
    const drawn = drawChunk<string>(
      harbour,
      0,
      true,
      ({ chunk: { anchor }, depth, nextChild, otherChildren }) => {
        const placed = anchor === 'boats' ? [nextChild() ?? ''] : [];
        return `${depth}${anchor}(${[...placed, ...otherChildren()].join(',')})`;
      },
    );
    expect(drawn).toBe('0boats(1sails(2Sail.hoist()),1keels())');
  });

  it('hands out no child when only the chunk itself is wanted', () => {
    const count = drawChunk(harbour, 0, false, ({ nextChild, otherChildren }) => [
      nextChild(),
      ...otherChildren(),
    ]);
    expect(count).toEqual([undefined]);
  });

  it('refuses a chunk that is not there', () => {
    expect(() => drawChunk(harbour, 7, true, () => '')).toThrow(
      new RangeError('topic guide/boats has no chunk 7'),
    );
  });

  it('makes a heading of a first signature, and of the title where there is neither', () => {
    const content = (index: number) => headedContent(harbour.chunks[index] ?? chunk({ anchor: '' }))[0];
    expect(content(0)).toEqual(heading('Boats'));
    expect(content(2)).toEqual(heading(mono('hoist(', { k: 'em', c: ['height'] }, ')')));
    expect(content(3)).toEqual(heading('Keels'));
  });

  it('puts the link to the code below a signature where it can be followed', () => {
    const codeLink = { k: 'link', how: 'outside', href: 'https://c.example/x', c: ['[source]'] } as const;
    const content = [{ k: 'sig' as const, c: ['hoist()'] }, p('Hoists.')];
    const follow = (link: LinkNode) => headedContent(chunk({ anchor: 'a', content, codeLink: link }));
    expect(follow(codeLink)).toEqual([heading(mono('hoist()')), p(codeLink), p('Hoists.')]);
    expect(follow({ ...codeLink, how: 'generated' })).toHaveLength(2);
  });

  it('leaves a heading where the content has it', () => {
    const late = chunk({ anchor: 'a', content: [p('x'), heading('A')] });
    expect(headedContent(late)).toBe(late.content);
  });
});
