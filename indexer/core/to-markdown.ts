import { codeSpan, longestRun } from './markdown-escape.ts';
import { inlineMarkdown, type LinkMaker } from './markdown-inline.ts';
import { definitionsAsList, tableAsList } from './markdown-lists.ts';
import { tableMarkdown } from './markdown-table.ts';
import { admonitionParts, changeContent, hasOwnTitle } from './note-labels.ts';
import { fenceLanguage } from './snippets.ts';
import { indentLines, joinBlocks, quoteLines } from './text-lines.ts';
import { type AdmonitionKind, type CodeBlock, type ContentNode, inlineText } from './tree.ts';
import type { Topic } from './types.ts';
import { drawChunk, headedContent } from './walk-topic.ts';

export interface MarkdownOptions {
  /** Level of a heading in content; in a page, of the page's title, from which sections count on. @default 1 */
  readonly headingLevel?: number;
  /** Turns a link's `to`, or `asset:NAME` for a picture, into an address. @default what it was given */
  readonly link?: LinkMaker;
}

export interface ContentMarkdownOptions extends MarkdownOptions {
  /** Gives what stands in the place of the next child chunk. @default nothing */
  readonly placeSub?: () => string | undefined;
}

export interface ChunkMarkdownOptions extends MarkdownOptions {
  /** Whether the chunks below are part of it, where they belong. @default false */
  readonly deep?: boolean;
}

/** Content as GitHub-flavoured Markdown. */
export function contentMarkdown(
  content: readonly ContentNode[],
  options: ContentMarkdownOptions = {},
): string {
  return blocks(content, options);
}

/**
 * A chunk as Markdown under its heading, whose level is the chunk's depth in the page.
 * @throws RangeError when the topic has no such chunk.
 */
export function chunkMarkdown(topic: Topic, index: number, options: ChunkMarkdownOptions = {}): string {
  const { deep = false, headingLevel = 1 } = options;
  return drawChunk<string>(topic, index, deep, ({ chunk, depth, nextChild, otherChildren }) => {
    const level = headingLevel + depth;
    const own = blocks(headedContent(chunk), { ...options, headingLevel: level, placeSub: nextChild });
    return joinBlocks([own, ...otherChildren()]);
  });
}

/** A whole page as Markdown. */
export function topicMarkdown(topic: Topic, options: MarkdownOptions = {}): string {
  if (topic.chunks.length > 0) return chunkMarkdown(topic, 0, { ...options, deep: true });
  return contentMarkdown([{ k: 'heading', c: [topic.title] }], options);
}

/** Two lists in a row would be read as one, so the second has other marks. */
function blocks(nodes: readonly ContentNode[], options: ContentMarkdownOptions): string {
  const parts: string[] = [];
  let marks = 0;
  for (const node of nodes) {
    const isList = node.k === 'ul' || node.k === 'ol' || node.k === 'dl';
    const text = block(node, options, marks % 2);
    if (text.trim() === '') continue;
    parts.push(text);
    marks = isList ? marks + 1 : 0;
  }
  return joinBlocks(parts);
}

function block(node: ContentNode, options: ContentMarkdownOptions, marks: number): string {
  const bullet = marks === 0 ? '- ' : '* ';
  switch (node.k) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, options.headingLevel ?? 1));
      return `${'#'.repeat(level)} ${inlineMarkdown(node.c, 'heading', options.link)}`;
    }
    case 'p':
      return inlineMarkdown(node.c, 'paragraph', options.link);
    case 'code':
      return fence(node);
    case 'sig':
      return codeSpan(inlineText(node.c).trim());
    case 'term':
    case 'title':
      return inlineMarkdown([{ k: 'strong', c: node.c }], 'paragraph', options.link);
    case 'row':
      return node.cells.map((cell) => inlineMarkdown(cell, 'paragraph', options.link)).join(' | ');
    case 'rule':
      return '___';
    case 'sub':
      return options.placeSub?.() ?? '';
    case 'ul':
      return items(node.c, () => bullet, options);
    case 'ol': {
      const start = Math.max(0, Math.trunc(node.start ?? 1));
      return items(node.c, (i) => `${start + i}${marks === 0 ? '.' : ')'} `, options);
    }
    case 'dl':
      return items(definitionsAsList(node.c).c, () => bullet, options);
    case 'table':
      return tableMarkdown(node, options.link) ?? block(tableAsList(node), options, marks);
    case 'note': {
      const alert = ALERTS[node.kind];
      const { title, content: below } = admonitionParts(node);
      const isSaid = alert && !hasOwnTitle(node);
      const bold = isSaid ? '' : inlineMarkdown([{ k: 'strong', c: title }], 'paragraph', options.link);
      const content = joinBlocks([bold, blocks(below, options)]);
      return quoteLines(alert ? `[!${alert}]\n${content}` : content);
    }
    case 'change':
      return quoteLines(blocks(changeContent(node), options));
    case 'quote':
      return quoteLines(blocks(node.c, options));
    case 'tab':
      return blocks([{ k: 'p', c: [{ k: 'strong', c: [node.title] }] }, ...node.c], options);
    default:
      return blocks(node.c, options);
  }
}

/** What GitHub draws as a box of its own. */
const ALERTS: { readonly [kind in AdmonitionKind]?: string } = {
  note: 'NOTE',
  tip: 'TIP',
  warning: 'WARNING',
  danger: 'CAUTION',
};

function fence(node: CodeBlock): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(node.text) + 1));
  return `${ticks}${fenceLanguage(node)}\n${node.text.replace(/\n$/, '')}\n${ticks}`;
}

function items(
  nodes: readonly ContentNode[],
  marker: (i: number) => string,
  options: ContentMarkdownOptions,
): string {
  const isTight = nodes.every(isTightItem);
  const all = nodes.map((node, i) => {
    const content = node.k === 'li' ? node.c : [node];
    const parts = isTight ? content.map((child) => block(child, options, 0)) : [blocks(content, options)];
    const mark = marker(i);
    return mark + indentLines(parts.filter(Boolean).join('\n'), mark.length).trimStart();
  });
  return all.map((item) => item.trimEnd()).join(isTight ? '\n' : '\n\n');
}

/** One paragraph, and lists that may follow it without a blank line. */
function isTightItem(item: ContentNode): boolean {
  if (item.k !== 'li') return false;
  return item.c.every((child, i) => (i === 0 ? child.k === 'p' : child.k === 'ul' && item.c.length === 2));
}
