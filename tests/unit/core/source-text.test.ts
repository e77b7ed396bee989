import { describe, expect, it } from 'vitest';
import * as sourceTexts from '../../../indexer/core/source-text.ts';
import type { ContentNode } from '../../../indexer/core/tree.ts';
import { code, em, li, ol, p, row, sub, term, ul } from './build-topic.ts';

const { sourceText } = sourceTexts;

describe('source-text', () => {
  it('has this public name', () => {
    expect(Object.keys(sourceTexts)).toEqual(['sourceText']);
  });

  it.each<[string, ContentNode[], string]>([
    ['running text', [p('Two ', em('white'), ' sails.')], 'Two white sails.'],
    ['no marks of lists', [ol(li(p('one')), li(p('two'), ul(li(p('a')))))], 'one\n\ntwo\n\na'],
    [
      'no code, and what stood around it',
      [p('Run:'), code('x = 1'), ul(li(p('then'), code('y')))],
      'Run:\n\nthen',
    ],
    ['no alternative texts', [p('A ', { k: 'img', alt: 'chart' }, ' below')], 'A  below'],
    ['no place of children', [p('a'), sub, p('b')], 'a\n\nb'],
    [
      'terms and what they mean',
      [{ k: 'dl', c: [term('jib'), { k: 'dd', c: [p('A sail.')] }] }],
      'jib\n\nA sail.',
    ],
    ['a table row by row', [{ k: 'table', head: 0, c: [row('jib', '9')] }], 'jib\t9'],
    [
      'the title of a note that has one',
      [{ k: 'note', kind: 'tip', c: [{ k: 'title', c: ['Hint'] }, p('a')] }],
      'Hint\n\na',
    ],
    ['no name of a note that has none', [{ k: 'note', kind: 'tip', c: [p('a')] }], 'a'],
    [
      'no label of a version note',
      [{ k: 'change', kind: 'added', version: '5.0', c: [p('Sails.')] }],
      'Sails.',
    ],
    ['titles of tabs', [{ k: 'tabs', c: [{ k: 'tab', title: 'Linux', c: [p('ls')] }] }], 'Linux\n\nls'],
    [
      'no tooltip of a tab',
      [{ k: 'tabs', c: [{ k: 'tab', title: 'Linux', icon: true, c: [p('ls')] }] }],
      'ls',
    ],
  ])('gives %s', (_, content, text) => {
    expect(sourceText(content)).toBe(text);
  });
});
