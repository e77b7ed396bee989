import { blockText } from '../core/diff/placed-blocks.ts';
import {
  type Block,
  type ContentNode,
  eachBlock,
  type Inline,
  inlineOf,
  inlineText,
  isBlock,
} from '../core/tree.ts';

/** One thing said in a text: a list item, or a paragraph that is in no list. */
export interface SaidItem {
  /** In one line. */
  readonly text: string;
  /** Texts set as code in it. */
  readonly names: readonly string[];
}

/** The items of a content tree: those of its outermost lists, else its paragraphs. */
export function itemsOf(content: readonly ContentNode[]): SaidItem[] {
  const items = content.flatMap(listItems);
  if (items.length > 0) return items.map((nodes) => readItem(blocksOf(nodes)));
  return blocksOf(content)
    .filter(({ k }) => k === 'p')
    .map((block) => readItem([block]));
}

/** A whole content tree as one item. */
export function wholeItem(content: readonly ContentNode[]): SaidItem {
  return readItem(blocksOf(content));
}

function listItems(node: ContentNode): (readonly ContentNode[])[] {
  if (isBlock(node)) return [];
  if (node.k === 'ul' || node.k === 'ol') return node.c.flatMap((item) => (isBlock(item) ? [] : [item.c]));
  return node.c.flatMap(listItems);
}

function readItem(blocks: readonly Block[]): SaidItem {
  const text = blocks
    .filter(({ k }) => k !== 'code' && k !== 'heading')
    .map(blockText)
    .join(' ');
  const names = new Set<string>();
  for (const block of blocks) collectCode(inlineOf(block), names);
  return { text, names: [...names] };
}

function collectCode(inlines: readonly Inline[], names: Set<string>): void {
  for (const node of inlines) {
    if (typeof node === 'string' || node.k === 'img' || node.k === 'br') continue;
    if (node.k === 'code') names.add(inlineText(node.c).trim());
    else collectCode(node.c, names);
  }
}

function blocksOf(content: readonly ContentNode[]): Block[] {
  const blocks: Block[] = [];
  eachBlock(content, (block) => blocks.push(block));
  return blocks;
}
