import type { Element } from 'hast';
import { ownValue } from '../core/own-value.ts';
import type { ChangeKind, ContentNode, Inline } from '../core/tree.ts';
import { classesOf, textOf } from '../import/hast.ts';
import { type Conversion, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';

const CLASSES: Readonly<Record<string, ChangeKind>> = {
  versionadded: 'added',
  versionchanged: 'changed',
  deprecated: 'deprecated',
  versionremoved: 'removed',
};

/** What a version note says of what it stands at, by the classes that Sphinx gives it; undefined for other elements. */
export function changeKindOf(element: Element): ChangeKind | undefined {
  return classesOf(element)
    .map((name) => ownValue(CLASSES, name))
    .find((kind) => kind !== undefined);
}

const WORDS: Readonly<Record<string, ChangeKind>> = {
  new: 'added',
  added: 'added',
  changed: 'changed',
  deprecated: 'deprecated',
  removed: 'removed',
};

/** What a box says that has `Changed in Gears 2.0` or `Deprecated since version 3` for a title; undefined for others. */
export function changeKindIn(title: string): ChangeKind | undefined {
  const word = /^\s*([a-z]+) (?:in|since)\b[^.:;]*\d/i.exec(title)?.[1];
  return word ? ownValue(WORDS, word.toLowerCase()) : undefined;
}

/**
 * `New in Django 5.2: …`: its own words stay in its first paragraph, the version is data as well.
 * @param title the child that says so, where it is not the first paragraph itself
 */
export function changeNote(
  element: Element,
  kind: ChangeKind,
  title: Element | undefined,
  to: Conversion,
): ContentNode {
  if (title) to.page.noteId(title);
  const version = /\d+(?:\.\d+)+|\d+/.exec(textOf(title ?? element).slice(0, 80))?.[0] ?? '';
  const content = toContent(
    element.children.filter((child) => child !== title),
    to,
  );
  if (title) {
    const words: Inline = { k: 'strong', c: toInline(title.children, to.page) };
    const first = content[0];
    if (first?.k === 'p') content[0] = { k: 'p', c: [words, ' ', ...first.c] };
    else content.unshift({ k: 'p', c: [words] });
  }
  return { k: 'change', kind, version, c: content };
}
