import type { Element, ElementContent } from 'hast';
import type { ContentNode } from '../core/tree.ts';
import { attribute, classesOf, hasClass } from '../import/hast.ts';
import { headingLevel, isPermalink } from '../import/markdown-tree.ts';
import type { PageContext } from './page-context.ts';
import { codeBlock, languageOf, onlyPre } from './to-code.ts';
import { isDropped, toInline } from './to-inline.ts';
import { toNote } from './to-note.ts';
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
    if (running.length === 0) return;
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
  if (isDropped(element) || isPermalink(element)) return true;
  return element.children.every((child) => child.type !== 'element' || isRunning(child));
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
    default:
      return division(element, to);
  }
}

function listItems(list: Element, to: Conversion): ContentNode[] {
  const items: ContentNode[] = [];
  for (const child of list.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      to.page.noteId(child);
      items.push({ k: 'li', c: toContent(child.children, to) });
    } else {
      // A list or text directly in a list, as sloppy HTML has it, belongs to an item.
      const content = toContent([child], to);
      if (content.length > 0) items.push({ k: 'li', c: content });
    }
  }
  return items;
}

function definitionList(list: Element, to: Conversion): ContentNode[] {
  return list.children.flatMap((child): ContentNode[] => {
    const tag = child.type === 'element' ? child.tagName : '';
    if (child.type === 'element' && (tag === 'dt' || tag === 'dd' || tag === 'div')) {
      to.page.noteId(child);
      if (tag === 'dt') return [{ k: 'term', c: toInline(child.children, to.page) }];
      return tag === 'dd' ? [{ k: 'dd', c: toContent(child.children, to) }] : definitionList(child, to);
    }
    const content = toContent([child], to);
    return content.length > 0 ? [{ k: 'dd', c: content }] : [];
  });
}

function division(element: Element, to: Conversion): ContentNode[] {
  const language = classesOf(element)
    .find((name) => name.startsWith('highlight-'))
    ?.slice('highlight-'.length);
  if (language) return listing(element, language, to);
  return toNote(element, to) ?? toTabs(element, to) ?? toContent(element.children, to);
}

/** What a highlighter wrote: one block of code, or whatever else is there. */
function listing(element: Element, language: string, to: Conversion): ContentNode[] {
  const pre = onlyPre(element);
  if (!pre) return toContent(element.children, to);
  to.page.noteIdsIn(element);
  return [codeBlock(pre, language || languageOf(pre))];
}
