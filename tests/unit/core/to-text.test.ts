import { describe, expect, it } from 'vitest';
import * as toText from '../../../indexer/core/to-text.ts';
import {
  chunk,
  code,
  dd,
  em,
  harbour,
  heading,
  li,
  ol,
  p,
  row,
  sub,
  term,
  topic,
  ul,
} from './build-topic.ts';

const { chunkText, contentText, topicText } = toText;

describe('to-text', () => {
  it('has these public names', () => {
    expect(Object.keys(toText).sort()).toEqual(['chunkText', 'contentText', 'topicText']);
  });

  it('puts a blank line between blocks', () => {
    expect(contentText([heading('Sails'), p('Two ', em('white'), ' ones.'), code('hoist()')])).toBe(
      'Sails\n\nTwo white ones.\n\nhoist()',
    );
  });

  it('indents lists in lists', () => {
    const content = [ul(li(p('a'), ol(li(p('one')), li(p('two')))), li(p('b')))];
    expect(contentText(content)).toBe('- a\n  1. one\n  2. two\n- b');
  });

  it('keeps the numbers of a list that does not start at one', () => {
    expect(contentText([{ k: 'ol', start: 9, c: [li(p('i')), li(p('x'))] }])).toBe('9. i\n10. x');
  });

  it('sets the items of a list apart when one holds several blocks', () => {
    expect(contentText([ul(li(p('a'), p('b')), li(code('if x:\n    y')))])).toBe(
      '- a\n\n  b\n\n- if x:\n      y',
    );
  });

  it('puts definitions under their terms', () => {
    const content: Parameters<typeof contentText>[0] = [
      {
        k: 'dl',
        c: [term('mast'), term('spar'), dd(p('A pole.'), p('Of wood.')), term('jib'), dd(p('A sail.'))],
      },
    ];
    expect(contentText(content)).toBe('mast\nspar\n  A pole.\n\n  Of wood.\n\njib\n  A sail.');
  });

  it('writes a table row as a line, and a row with longer cells as several', () => {
    const rich = { k: 'row-cells' as const, c: [{ k: 'cell' as const, c: [p('a'), code('b')] }] };
    const table = { k: 'table' as const, head: 1, c: [row('Name', 'Size'), row('jib', '9'), rich] };
    expect(contentText([table])).toBe('Name | Size\njib | 9\na\n\nb');
  });

  it('gives admonitions and tabs their titles and version notes their own text', () => {
    const content: Parameters<typeof contentText>[0] = [
      { k: 'note', kind: 'warning', c: [p('Mind the boom.')] },
      { k: 'tabs', c: [{ k: 'tab', title: 'Linux', c: [p('ls')] }] },
      { k: 'change', kind: 'added', version: '5.0', c: [p('New in 5.0: sails.')] },
      { k: 'rule' },
    ];
    expect(contentText(content)).toBe('Warning\n\nMind the boom.\n\nLinux\n\nls\n\nNew in 5.0: sails.');
  });

  it('leaves out chunks of their own', () => {
    expect(contentText([p('a'), sub, p('b')])).toBe('a\n\nb');
    expect(chunkText(harbour, 0)).toBe('Boats\n\nBefore.\n\nAfter.');
  });

  it('puts the chunks below where they belong', () => {
    expect(topicText(harbour)).toBe(
      'Boats\n\nBefore.\n\nSails\n\n- One:\n\n  hoist(height)\n\n  Hoists it.\n\nAfter.\n\nKeels\n\nNo place of its own.',
    );
    expect(chunkText(harbour, 1, { deep: true })).toBe('Sails\n\n- One:\n\n  hoist(height)\n\n  Hoists it.');
  });

  it('gives the title of a page without chunks, and of a chunk without content', () => {
    expect(topicText(topic())).toBe('Boats');
    expect(topicText(topic(chunk({ anchor: 'a', title: 'Anchor', parent: -1 })))).toBe('Anchor');
  });
});
