import { admonitionParts, admonitionTitle, changeContent } from './note-labels.ts';
import { indentLines, joinBlocks } from './text-lines.ts';
import { type ContentNode, inlineText } from './tree.ts';
import type { Topic } from './types.ts';
import { drawChunk, headedContent } from './walk-topic.ts';

export interface ChunkTextOptions {
  /** Whether the chunks below are part of it, where they belong. @default false */
  readonly deep?: boolean;
}

interface Writer {
  readonly sub: () => string | undefined;
}

/**
 * Content as plain text for people, with marks for lists and names for notes, a blank line between blocks. Children
 * that stand in it are left out.
 */
export function contentText(content: readonly ContentNode[]): string {
  return blocks(content, { sub: () => undefined });
}

/** A chunk as such text, its title first. @throws RangeError when the topic has no such chunk. */
export function chunkText(topic: Topic, index: number, options: ChunkTextOptions = {}): string {
  return drawChunk<string>(topic, index, options.deep ?? false, ({ chunk, nextChild, otherChildren }) => {
    const own = blocks(headedContent(chunk), { sub: nextChild });
    return joinBlocks([own, ...otherChildren()]);
  });
}

/** A whole page as such text. */
export function topicText(topic: Topic): string {
  return topic.chunks.length === 0 ? topic.title : chunkText(topic, 0, { deep: true });
}

function blocks(nodes: readonly ContentNode[], writer: Writer): string {
  return joinBlocks(nodes.map((node) => block(node, writer)));
}

function block(node: ContentNode, writer: Writer): string {
  switch (node.k) {
    case 'heading':
    case 'p':
    case 'sig':
    case 'term':
    case 'title':
      return inlineText(node.c).trim();
    case 'code':
      return node.text.replace(/\s+$/, '');
    case 'row':
      return node.cells.map((cell) => inlineText(cell).trim()).join(' | ');
    case 'rule':
      return '';
    case 'sub':
      return writer.sub() ?? '';
    case 'ul':
      return items(node.c, () => '- ', writer);
    case 'ol':
      return items(node.c, (i) => `${(node.start ?? 1) + i}. `, writer);
    case 'dl':
      return definitions(node.c, writer);
    case 'table':
      return lines(node.c.map((row) => block(row, writer)));
    case 'row-cells':
      return cells(node.c.map((cell) => block(cell, writer)));
    case 'note':
      return joinBlocks([admonitionTitle(node), blocks(admonitionParts(node).content, writer)]);
    case 'change':
      return blocks(changeContent(node), writer);
    case 'tab':
      return joinBlocks([node.title, blocks(node.c, writer)]);
    default:
      return blocks(node.c, writer);
  }
}

function items(nodes: readonly ContentNode[], marker: (i: number) => string, writer: Writer): string {
  const texts = nodes.map((node) => {
    const isShort = node.k === 'li' && node.c.every((child) => ['p', 'ul', 'ol'].includes(child.k));
    const isTight = isShort && node.k === 'li' && node.c.filter((child) => child.k === 'p').length <= 1;
    if (!isTight) return { text: block(node, writer), isTight };
    return { text: lines(node.c.map((child) => block(child, writer))), isTight };
  });
  const all = texts.map(({ text }, i) => {
    const mark = marker(i);
    return text === '' ? '' : mark + indentLines(text, mark.length).trimStart();
  });
  return texts.every(({ isTight }) => isTight) ? lines(all) : joinBlocks(all);
}

function definitions(nodes: readonly ContentNode[], writer: Writer): string {
  let text = '';
  nodes.forEach((node, i) => {
    const own = node.k === 'dd' ? indentLines(block(node, writer), 2) : block(node, writer);
    if (own.trim() === '') return;
    const isUnderTerm = nodes[i - 1]?.k === 'term' && (node.k === 'dd' || node.k === 'term');
    text += (text === '' ? '' : isUnderTerm ? '\n' : '\n\n') + own;
  });
  return text;
}

/** A cell of several lines would tear its row apart, so the cells of such a row follow each other instead. */
function cells(texts: readonly string[]): string {
  return texts.some((text) => text.includes('\n')) ? lines(texts) : texts.join(' | ');
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}
