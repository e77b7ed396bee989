import type { Element, ElementContent } from 'hast';
import { ownValue } from '../core/own-value.ts';
import type { AdmonitionKind, ChangeKind, ContentNode, Inline } from '../core/tree.ts';
import { attribute, classesOf, hasClass, textOf } from '../import/hast.ts';
import { headingLevel } from '../import/markdown-tree.ts';
import type { PageContext } from './page-context.ts';
import { codeBlock, languageOf, onlyPre } from './to-code.ts';
import { isDropped, toInline } from './to-inline.ts';
import { toTable } from './to-table.ts';
import { toTabs } from './to-tabs.ts';

/**
 * What turns elements into chunks of their own while content is converted. Each gives the nodes that take the
 * element's place, or undefined when the element starts no chunk.
 */
export interface ChunkSplitter {
  section(element: Element): ContentNode[] | undefined;
  definitions(list: Element): ContentNode[] | undefined;
  heading(element: Element): ContentNode[];
}

export interface Conversion {
  readonly page: PageContext;
  readonly splitter: ChunkSplitter;
}

/** The content of some nodes: blocks and containers in reading order, running text gathered into paragraphs. */
export function toContent(nodes: readonly ElementContent[], to: Conversion): ContentNode[] {
  const content: ContentNode[] = [];
  let running: ElementContent[] = [];
  const flush = () => {
    const inline = toInline(running, to.page);
    running = [];
    if (inline.some((node) => typeof node !== 'string' || node.trim() !== ''))
      content.push({ k: 'p', c: inline });
  };
  for (const node of nodes) {
    if (node.type === 'text' || (node.type === 'element' && isRunning(node))) {
      running.push(node);
    } else if (node.type === 'element') {
      flush();
      for (const block of blockOf(node, to)) content.push(block);
    }
  }
  flush();
  return content;
}

/** Elements that are blocks wherever they stand. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 ' +
    'h6 header hgroup hr li main nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether an element is part of running text: no block itself, and none inside (a link around a list is a block). */
function isRunning(element: Element): boolean {
  if (BLOCKS.has(element.tagName)) return false;
  return (
    isDropped(element) || element.children.every((child) => child.type !== 'element' || isRunning(child))
  );
}

function blockOf(element: Element, to: Conversion): ContentNode[] {
  const { page, splitter } = to;
  if (isDropped(element)) {
    page.log.removals.add(element.tagName);
    return [];
  }
  if (headingLevel(element) > 0) return splitter.heading(element);
  const started =
    splitter.section(element) ?? (element.tagName === 'dl' ? splitter.definitions(element) : undefined);
  if (started) return started;
  page.noteId(element);
  const inside = () => toContent(element.children, to);
  switch (element.tagName) {
    case 'p':
      return hasClass(element, 'rubric')
        ? [{ k: 'p', c: [{ k: 'strong', c: toInline(element.children, page) }] }]
        : inside();
    case 'pre':
      page.noteIdsIn(element);
      return [codeBlock(element, languageOf(element))];
    case 'ul':
      return [{ k: 'ul', c: listItems(element, to) }];
    case 'ol': {
      const start = Number.parseInt(attribute(element, 'start'), 10);
      const isOther = Number.isSafeInteger(start) && start !== 1;
      return [{ k: 'ol', ...(isOther ? { start } : {}), c: listItems(element, to) }];
    }
    case 'dl':
      return [{ k: 'dl', c: definitionList(element, to) }];
    case 'blockquote':
      return [{ k: 'quote', c: inside() }];
    case 'table':
      return hasClass(element, 'highlighttable') ? listing(element, '', to) : toTable(element, to);
    case 'hr':
      return [{ k: 'rule' }];
    case 'figure':
      return [{ k: 'figure', c: inside() }];
    case 'details':
      return [details(element, to)];
    default:
      return division(element, to);
  }
}

function listItems(list: Element, to: Conversion): ContentNode[] {
  const items: ContentNode[] = [];
  for (const child of list.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'li') {
      to.page.noteId(child);
      items.push({ k: 'li', c: toContent(child.children, to) });
    } else {
      // A list directly in a list, as sloppy HTML has it, belongs to an item.
      const content = blockOf(child, to);
      if (content.length > 0) items.push({ k: 'li', c: content });
    }
  }
  return items;
}

function definitionList(list: Element, to: Conversion): ContentNode[] {
  const nodes: ContentNode[] = [];
  for (const child of list.children) {
    if (child.type !== 'element') continue;
    to.page.noteId(child);
    if (child.tagName === 'dt') nodes.push({ k: 'term', c: toInline(child.children, to.page) });
    else if (child.tagName === 'dd') nodes.push({ k: 'dd', c: toContent(child.children, to) });
    else for (const node of definitionList(child, to)) nodes.push(node);
  }
  return nodes;
}

function details(element: Element, to: Conversion): ContentNode {
  const summary = element.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'summary',
  );
  return {
    k: 'note',
    kind: 'example',
    open: element.properties.open !== undefined && element.properties.open !== false,
    c: titled(element, summary, to),
  };
}

function division(element: Element, to: Conversion): ContentNode[] {
  const classes = classesOf(element);
  if (classes.includes('admonition')) return [admonition(element, classes, to)];
  const change = classes.map((name) => ownValue(CHANGES, name)).find((kind) => kind !== undefined);
  if (change && element.tagName === 'div') return [changeNote(element, change, to)];
  const language = classes.find((name) => name.startsWith('highlight-'))?.slice('highlight-'.length);
  if (language) return listing(element, language, to);
  return toTabs(element, to) ?? toContent(element.children, to);
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

function admonition(element: Element, classes: readonly string[], to: Conversion): ContentNode {
  const title = element.children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'admonition-title'),
  );
  return {
    k: 'note',
    kind: classes.map((name) => ownValue(ADMONITIONS, name)).find((kind) => kind !== undefined) ?? 'note',
    c: titled(element, title, to),
  };
}

/** What is in an element, the title among its children as a block of its own before all else. */
function titled(element: Element, title: Element | undefined, to: Conversion): ContentNode[] {
  if (title) to.page.noteId(title);
  const named: ContentNode[] = title ? [{ k: 'title', c: toInline(title.children, to.page) }] : [];
  const below = element.children.filter((child) => child !== title);
  return [...named, ...toContent(below, to)];
}

const CHANGES: Readonly<Record<string, ChangeKind>> = {
  versionadded: 'added',
  versionchanged: 'changed',
  deprecated: 'deprecated',
  versionremoved: 'removed',
};

/** `New in Django 5.2: …`: its own words stay in its first paragraph, the version is data as well. */
function changeNote(element: Element, kind: ChangeKind, to: Conversion): ContentNode {
  const version = /\d+(?:\.\d+)+|\d+/.exec(textOf(element).slice(0, 80))?.[0] ?? '';
  const title = element.children.find(
    (child): child is Element =>
      child.type === 'element' && child.tagName === 'span' && hasClass(child, 'title'),
  );
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

/** What a highlighter wrote: one block of code, or whatever else is there. */
function listing(element: Element, language: string, to: Conversion): ContentNode[] {
  const pre = onlyPre(element);
  if (!pre) return toContent(element.children, to);
  to.page.noteIdsIn(element);
  return [codeBlock(pre, language || languageOf(pre))];
}
