import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../../../indexer/core/diff/diff-markdown.ts';
import { diffText } from '../../../../indexer/core/diff/diff-text.ts';
import { diffTopics } from '../../../../indexer/core/diff/diff-topics.ts';
import { matchSections } from '../../../../indexer/core/diff/match-sections.ts';
import type { BlockDiff, TopicDiff } from '../../../../indexer/core/diff/types.ts';
import type { ContentNode } from '../../../../indexer/core/tree.ts';
import type { Chunk, Topic } from '../../../../indexer/core/types.ts';

const p = (text: string): ContentNode => ({ k: 'p', c: [text] });
const code = (text: string): ContentNode => ({ k: 'code', lang: 'python', text });

/** Sections of a page: `title: blocks`; two spaces before a title put it below the one above. */
function page(...sections: readonly (readonly [title: string, ...content: ContentNode[]])[]): Topic {
  const parents: number[] = [];
  const chunks = sections.map(([head, ...content], index): Chunk => {
    const depth = index === 0 ? 0 : 1 + (head.length - head.trimStart().length) / 2;
    parents[depth] = index;
    const title = head.trim();
    return {
      anchor: title.toLowerCase(),
      aliases: [],
      title,
      kind: index === 0 ? 'page' : 'section',
      parent: depth === 0 ? -1 : (parents[depth - 1] as number),
      trail: [],
      content,
      symbols: [],
      line: 0,
      hash: JSON.stringify([title, content]),
    };
  });
  return { path: 'p', title: 'P', kind: 'guide', file: 'p', source: 0, chunks };
}

function compare(before: Topic, after: Topic, renamed?: (anchor: string) => string | undefined): TopicDiff {
  return diffTopics(before, after, matchSections(before, after, renamed));
}

/** What happened, section by section, as short as it can be read. */
function fates(diff: TopicDiff): string[] {
  return diff.sections.map(({ kind, anchor, oldAnchor, isMoved, blocks }) =>
    `${anchor}${oldAnchor ? `<${oldAnchor}` : ''} ${kind}${isMoved ? ' moved' : ''} ${blocks.map((block) => block.kind).join(' ')}`.trim(),
  );
}

const runs = (block: BlockDiff | undefined) =>
  block?.kind === 'changed' ? block.runs.map(({ text, side }) => [side, text]) : undefined;

describe('a comparison of two versions of a topic', () => {
  it('says that nothing changed where nothing did', () => {
    const topic = page(['P', p('one')], ['A', p('two')]);
    const diff = compare(topic, topic);
    expect(diff.counts).toEqual({ same: 2, changed: 0, added: 0, removed: 0, moved: 0 });
    expect(diffText(diff)).toBe('Nothing changed.');
    expect(diffMarkdown(diff)).toBe('*Nothing changed.*');
  });

  it('goes word by word in running text', () => {
    const diff = compare(
      page(['P', p('The query returns a list of rows.')]),
      page(['P', p('The query returns a lazy set of rows.')]),
    );
    expect(runs(diff.sections[0]?.blocks[0])).toEqual([
      ['both', 'The query returns a '],
      ['old', 'list '],
      ['new', 'lazy set '],
      ['both', 'of rows.'],
    ]);
  });

  it('goes line by line in code', () => {
    const diff = compare(
      page(['P', code('a = 1\nb = 2\nc = 3\n')]),
      page(['P', code('a = 1\nb = 4\nc = 3\n')]),
    );
    expect(runs(diff.sections[0]?.blocks[0])).toEqual([
      ['both', 'a = 1\n'],
      ['old', 'b = 2\n'],
      ['new', 'b = 4\n'],
      ['both', 'c = 3\n'],
    ]);
  });

  it('keeps paragraphs apart that have little in common', () => {
    const diff = compare(
      page(['P', p('Models map to tables.'), p('same here')]),
      page(['P', p('Views answer requests quickly.'), p('same here')]),
    );
    expect(fates(diff)).toEqual(['p changed removed added same']);
  });

  it('sees what was added and removed, each where it stood', () => {
    const diff = compare(
      page(['P'], ['Gone first', p('x')], ['Stays', p('y')], ['  Gone below', p('z')], ['  Too', p('zz')]),
      page(['P'], ['Stays', p('y')], ['New', p('w')]),
    );
    expect(fates(diff)).toEqual([
      'p same',
      'gone first removed removed',
      'stays same',
      'gone below removed removed',
      'too removed removed',
      'new added added',
    ]);
  });

  it('sees a section in another order or place as moved, and only that one', () => {
    const [a, b, c] = [
      ['A', p('a')],
      ['B', p('b')],
      ['C', p('c')],
    ] as const;
    expect(fates(compare(page(['P'], a, b, c), page(['P'], c, a, b)))).toEqual([
      'p same',
      'c same moved',
      'a same',
      'b same',
    ]);
    expect(fates(compare(page(['P'], a, b, c), page(['P'], a, ['  C', p('c')], b)))).toEqual([
      'p same',
      'a same',
      'c same moved',
      'b same',
    ]);
  });

  it('sees a block in another section as moved', () => {
    const text = p('A paragraph that is long enough to be known again elsewhere.');
    const diff = compare(page(['P'], ['A', text], ['B']), page(['P'], ['A'], ['B', text]));
    expect(fates(diff)).toEqual(['p same', 'a changed moved-away', 'b changed moved-here']);
    expect(diffText(diff)).toContain('(now in #b)');
  });

  it('follows a section that was renamed', () => {
    const diff = compare(page(['P'], ['Old', p('x')]), page(['P'], ['New', p('x')]), () => 'new');
    expect(fates(diff)).toEqual(['p same', 'new<old same']);
  });

  it('sees a version note that turned into another', () => {
    const note = (kind: 'added' | 'deprecated'): ContentNode => ({
      k: 'change',
      kind,
      version: '5.0',
      c: [p('Use it.')],
    });
    const diff = compare(page(['P', note('added')]), page(['P', note('deprecated')]));
    expect(diff.counts.changed).toBe(1);
    expect(diffText(diff)).toContain('Deprecated since 5.0');
  });

  it.each(['added', 'removed'] as const)('is one-sided when one side has no such topic: %s', (kind) => {
    const topic = page(['P', p('x')], ['A']);
    const diff =
      kind === 'added' ? diffTopics(undefined, topic, new Map()) : diffTopics(topic, undefined, new Map());
    expect(diff.sections.map((section) => section.kind)).toEqual([kind, kind]);
  });
});

describe('every comparison', () => {
  const text = fc.constantFrom(
    'one two three',
    'one two four',
    'red',
    'a long enough paragraph to be moved about',
  );
  const block = fc.oneof(text.map(p), text.map(code));
  const section = fc.tuple(fc.constantFrom('A', 'B', '  C', '  D', 'E'), fc.array(block, { maxLength: 3 }));
  const topic = fc
    .uniqueArray(section, { selector: ([title]) => title.trim(), maxLength: 5 })
    .map((sections) => page(['P'], ...sections.map(([title, blocks]) => [title, ...blocks] as const)));

  const sideTexts = (diff: TopicDiff, side: 'old' | 'new') =>
    diff.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        const isOld = block.kind === 'removed' || block.kind === 'moved-away';
        const isNew = block.kind === 'added' || block.kind === 'moved-here';
        if (block.kind === 'changed') {
          return block.runs
            .filter((run) => run.side === 'both' || run.side === side)
            .map(({ text }) => text)
            .join('');
        }
        if (side === 'old' ? isNew : isOld) return [];
        return textOf(block.block);
      });
  const textOf = (node: ContentNode) =>
    node.k === 'code' ? node.text : node.k === 'p' ? String(node.c[0]) : '';
  const changedTexts = (topic: Topic, diff: TopicDiff, isOld: boolean) =>
    topic.chunks
      .filter(({ anchor }) =>
        diff.sections.some(
          (one) => (isOld ? (one.oldAnchor ?? one.anchor) : one.anchor) === anchor && one.blocks.length > 0,
        ),
      )
      .flatMap(({ content }) => content.map(textOf));

  it('has every word of both sides once', () => {
    fc.assert(
      fc.property(topic, topic, (before, after) => {
        const diff = compare(before, after);
        expect(sideTexts(diff, 'old').sort()).toEqual(changedTexts(before, diff, true).sort());
        expect(sideTexts(diff, 'new').sort()).toEqual(changedTexts(after, diff, false).sort());
        expect(diff.sections.filter(({ kind }) => kind !== 'removed')).toHaveLength(after.chunks.length);
        diffText(diff);
        diffMarkdown(diff);
      }),
    );
  });
});
