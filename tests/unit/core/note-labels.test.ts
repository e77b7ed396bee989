import { describe, expect, it } from 'vitest';
import * as noteLabels from '../../../indexer/core/note-labels.ts';
import type { AdmonitionKind } from '../../../indexer/core/tree.ts';
import { code, em, p, strong } from './build-topic.ts';

const { admonitionParts, admonitionTitle, changeContent, hasOwnTitle } = noteLabels;

const titled = (kind: AdmonitionKind, title: string) => ({
  kind,
  c: [{ k: 'title' as const, c: [title] }, p('Text.')],
});

describe('note-labels', () => {
  it('has these public names', () => {
    expect(Object.keys(noteLabels).sort()).toEqual([
      'admonitionParts',
      'admonitionTitle',
      'changeContent',
      'changeLabel',
      'hasOwnTitle',
    ]);
  });

  it('names an admonition by its kind when it has no title', () => {
    expect(admonitionTitle({ kind: 'seealso', c: [] })).toBe('See also');
    expect(admonitionTitle(titled('note', 'Mind the tide'))).toBe('Mind the tide');
  });

  it('gives a title with its marks apart from what is below it', () => {
    const title = [em('Mind'), ' it'];
    const note = { kind: 'note' as const, c: [{ k: 'title' as const, c: title }, p('Text.')] };
    expect(admonitionParts(note)).toEqual({ title, content: [p('Text.')] });
    expect(admonitionParts(titled('tip', ' '))).toEqual({ title: ['Tip'], content: [p('Text.')] });
  });

  it('sees that a title only repeats the kind', () => {
    expect(hasOwnTitle(titled('warning', 'warning'))).toBe(false);
    expect(hasOwnTitle({ kind: 'note', c: [] })).toBe(false);
    expect(hasOwnTitle(titled('note', 'Warning'))).toBe(true);
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
