import type { Element } from 'hast';
import { ownValue } from '../core/own-value.ts';
import type { AdmonitionKind, ContentNode } from '../core/tree.ts';
import { classesOf, hasClass, textOf } from '../import/hast.ts';
import { changeKindIn, changeKindOf, changeNote } from './to-change.ts';
import { type Conversion, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';

/** An element beside the main line of the text: admonition, version note, footnote …; undefined for any other. */
export function toNote(element: Element, to: Conversion): ContentNode[] | undefined {
  if (element.tagName === 'details') return [details(element, to)];
  if (hasClass(element, 'admonition') || isTopic(element)) return [admonition(element, to)];
  const change = element.tagName === 'div' && changeKindOf(element);
  if (change) return [changeNote(element, change, titleSpan(element), to)];
  const notes = isFootnote(element) ? [element] : elementsIn(element);
  const isList =
    notes.length > 0 && notes.every(isFootnote) && !(notes[0] !== element && hasOwnText(element));
  return isList ? [footnotes(element, notes, to)] : undefined;
}

function elementsIn(element: Element): Element[] {
  return element.children.filter((child): child is Element => child.type === 'element');
}

function hasOwnText(element: Element): boolean {
  return element.children.some((child) => child.type === 'text' && child.value.trim() !== '');
}

function childOf(element: Element, test: (child: Element) => boolean): Element | undefined {
  return elementsIn(element).find(test);
}

/** What docutils calls the title of an admonition, and of the boxes that have no kind. */
const TITLES = ['admonition-title', 'topic-title', 'sidebar-title'];

/** A box of docutils; a page's own table of contents is none. */
function isTopic(element: Element): boolean {
  const isBox = hasClass(element, 'topic') || hasClass(element, 'sidebar');
  return isBox && !hasClass(element, 'contents') && element.tagName !== 'nav';
}

/** A footnote or a citation as docutils writes them since 0.18: its label, then its text. */
function isFootnote(element: Element): boolean {
  const isNote = hasClass(element, 'footnote') || hasClass(element, 'citation');
  return isNote && childOf(element, (child) => hasClass(child, 'label')) !== undefined;
}

/** Notes as a list of labels and texts. */
function footnotes(around: Element, notes: readonly Element[], to: Conversion): ContentNode {
  to.page.noteId(around);
  return {
    k: 'dl',
    c: notes.flatMap((note): ContentNode[] => {
      to.page.noteId(note);
      const label = childOf(note, (child) => hasClass(child, 'label')) as Element;
      const text = note.children.filter((child) => child !== label);
      return [
        { k: 'term', c: toInline([label], to.page) },
        { k: 'dd', c: toContent(text, to) },
      ];
    }),
  };
}

function details(element: Element, to: Conversion): ContentNode {
  const summary = childOf(element, ({ tagName }) => tagName === 'summary');
  return {
    k: 'note',
    kind: 'example',
    open: element.properties.open !== undefined && element.properties.open !== false,
    c: titled(element, summary, to),
  };
}

const ADMONITIONS: Readonly<Record<string, AdmonitionKind>> = {
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  warning: 'warning',
  attention: 'warning',
  caution: 'warning',
  important: 'warning',
  danger: 'danger',
  error: 'danger',
  bug: 'danger',
  failure: 'danger',
  seealso: 'seealso',
  example: 'example',
  question: 'example',
};

function admonition(element: Element, to: Conversion): ContentNode {
  const classes = classesOf(element);
  const title = childOf(element, (child) => TITLES.some((name) => hasClass(child, name)));
  const change = title && changeKindIn(textOf(title));
  if (change) return changeNote(element, change, title, to);
  return {
    k: 'note',
    kind: classes.map((name) => ownValue(ADMONITIONS, name)).find((kind) => kind !== undefined) ?? 'note',
    c: titled(element, title, to),
  };
}

/** The words `New in version 2.0` where Sphinx sets them apart from the paragraph behind them. */
function titleSpan(element: Element): Element | undefined {
  return childOf(element, (child) => child.tagName === 'span' && hasClass(child, 'title'));
}

/** What is in an element, the title among its children as a block of its own before all else. */
function titled(element: Element, title: Element | undefined, to: Conversion): ContentNode[] {
  if (title) to.page.noteId(title);
  const named: ContentNode[] = title ? [{ k: 'title', c: toInline(title.children, to.page) }] : [];
  const below = element.children.filter((child) => child !== title);
  return [...named, ...toContent(below, to)];
}
