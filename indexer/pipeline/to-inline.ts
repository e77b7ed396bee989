import type { Element, ElementContent } from 'hast';
import { ownValue } from '../core/own-value.ts';
import type { Inline, MarkKind } from '../core/tree.ts';
import { attribute, hasClass } from '../import/hast.ts';
import { isPermalink } from '../import/markdown-tree.ts';
import type { PageContext } from './page-context.ts';

const MARKS: Readonly<Record<string, MarkKind>> = {
  em: 'em',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  tt: 'code',
  samp: 'code',
  del: 'del',
  s: 'del',
  strike: 'del',
  ins: 'ins',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  mark: 'mark',
  small: 'small',
};

const DROPPED: ReadonlySet<string> = new Set(
  'script style template noscript head link meta form input button select textarea iframe object embed video audio canvas svg nav'.split(
    ' ',
  ),
);

/**
 * Whether an element never holds documentation; what is in it is dropped and counted. A page's own table of contents is
 * part of the page, any other navigation is the theme's.
 */
export function isDropped(element: Element): boolean {
  return DROPPED.has(element.tagName) && !(element.tagName === 'nav' && hasClass(element, 'contents'));
}

/** Running text of some nodes: marks and links kept, everything else reduced to its text, white space collapsed. */
export function toInline(nodes: readonly ElementContent[], page: PageContext): Inline[] {
  return tidy(convert(nodes, page));
}

function convert(nodes: readonly ElementContent[], page: PageContext): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return node.value ? [node.value.replace(/[ \t\n\r\f]+/g, ' ')] : [];
    if (node.type !== 'element') return [];
    return convertElement(node, page);
  });
}

function convertElement(element: Element, page: PageContext): Inline[] {
  page.noteId(element);
  if (isDropped(element)) {
    page.log.removals.add(element.tagName);
    return [];
  }
  if (isPermalink(element)) {
    page.log.removals.add('permalink');
    return [];
  }
  const kind = ownValue(MARKS, element.tagName);
  if (kind) return mark(kind, convert(element.children, page));
  switch (element.tagName) {
    case 'br':
      return [{ k: 'br' }];
    case 'img':
      return [page.image(attribute(element, 'src'), attribute(element, 'alt'))];
    case 'a':
      if (hasClass(element, 'toc-backref')) {
        // Headings of docutils lead back to a table of contents.
        page.log.removals.add('toc-backref');
        return convert(element.children, page);
      }
      return link(element, convert(element.children, page), page);
    case 'span':
      // docutils leaves it to its style sheet to set the kind of a term apart.
      if (hasClass(element, 'classifier')) return [' : ', ...mark('em', convert(element.children, page))];
      return convert(element.children, page);
    default:
      return convert(element.children, page);
  }
}

function mark(kind: MarkKind, children: Inline[]): Inline[] {
  if (children.length === 0) return [];
  // `<code><span>a</span></code>` inside a link inside code: one mark is enough.
  const flat = children.flatMap((child) =>
    typeof child === 'object' && child.k === kind ? [...child.c] : [child],
  );
  return [{ k: kind, c: mergeText(flat) }];
}

/** A link as written; where it leads is decided once all pages are known (resolve-links.ts). */
function link(element: Element, children: Inline[], page: PageContext): Inline[] {
  const href = attribute(element, 'href');
  if (!href) return children;
  const line = page.lineOf(element);
  return [{ k: 'link', how: 'unknown', href, ...(line > 0 ? { line } : {}), c: mergeText(children) }];
}

function tidy(inlines: readonly Inline[]): Inline[] {
  const merged = mergeText(inlines);
  while (isBreak(merged.at(-1))) merged.pop();
  const first = merged[0];
  if (typeof first === 'string') merged[0] = first.replace(/^ /, '');
  const last = merged.at(-1);
  if (typeof last === 'string') merged[merged.length - 1] = last.replace(/ $/, '');
  return merged.filter((inline) => inline !== '');
}

/** Whether it is a line break, or the space that the source has around one. */
function isBreak(inline: Inline | undefined): boolean {
  return inline === ' ' || (typeof inline === 'object' && inline.k === 'br');
}

/** Neighbouring texts become one, with single spaces where they meet. */
function mergeText(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = last + (last.endsWith(' ') ? inline.replace(/^ /, '') : inline);
    } else {
      merged.push(inline);
    }
  }
  return merged;
}
