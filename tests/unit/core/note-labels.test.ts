import { describe, expect, it } from 'vitest';
import * as noteLabels from '../../../indexer/core/note-labels.ts';
import { code, em, p, strong } from './build-topic.ts';

const { admonitionTitle, changeContent, hasOwnTitle } = noteLabels;

describe('note-labels', () => {
  it('has these public names', () => {
    expect(Object.keys(noteLabels).sort()).toEqual([
      'admonitionTitle',
      'changeContent',
      'changeLabel',
      'hasOwnTitle',
    ]);
  });

  it('names an admonition by its kind when it has no title', () => {
    expect(admonitionTitle({ kind: 'seealso' })).toBe('See also');
    expect(admonitionTitle({ kind: 'note', title: 'Mind the tide' })).toBe('Mind the tide');
  });

  it('sees that a title only repeats the kind', () => {
    expect(hasOwnTitle({ kind: 'warning', title: 'warning' })).toBe(false);
    expect(hasOwnTitle({ kind: 'note' })).toBe(false);
    expect(hasOwnTitle({ kind: 'note', title: 'Warning' })).toBe(true);
  });

  it('puts a label before a version note that does not say what it is', () => {
    const note = { k: 'change', kind: 'added', version: '5.0', c: [p('The flag.')] } as const;
    expect(changeContent(note)).toEqual([p(em('New in 5.0:'), ' ', 'The flag.')]);
  });

  it('does not repeat a label that the text has', () => {
    const c = [p(strong('Changed in Django 5.1:'), ' Support was added.')];
    expect(changeContent({ k: 'change', kind: 'changed', version: '5.1', c })).toBe(c);
  });

  it('labels a note without a version, without text, or with code first', () => {
    const label = (version: string, ...c: ReturnType<typeof p>[]) =>
      changeContent({ k: 'change', kind: 'deprecated', version, c })[0];
    expect(label('', p('Use sails.'))).toEqual(p(em('Deprecated:'), ' ', 'Use sails.'));
    expect(label('4.2')).toEqual(p(em('Deprecated since 4.2.')));
    expect(label('4.2', code('x'))).toEqual(p(em('Deprecated since 4.2:')));
  });
});
