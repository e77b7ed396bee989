import { admonitionTitle, changeLabel } from '../note-labels.ts';
import { type Block, type ContentNode, inlineOf, inlineText, isBlock } from '../tree.ts';
import type { PlacedBlock } from './types.ts';

/** The blocks of a content tree in reading order, each with the note that it stands in. */
export function placedBlocks(nodes: readonly ContentNode[], label?: string): PlacedBlock[] {
  return nodes.flatMap((node): PlacedBlock[] => {
    // A title is the label of the blocks below it.
    if (isBlock(node))
      return node.k === 'rule' || node.k === 'title' ? [] : [{ block: node, ...(label ? { label } : {}) }];
    return placedBlocks(node.c, labelOf(node) ?? label);
  });
}

/** A block's text as it is compared: code as it stands, anything else without regard to line breaks. */
export function blockText(block: Block): string {
  if (block.k === 'code') return block.text;
  if (block.k === 'row') return block.cells.map((cell) => oneLine(inlineText(cell))).join(' | ');
  return oneLine(inlineText(inlineOf(block)));
}

/** Equal for blocks that say the same at places of the same kind. */
export function blockKey({ block, label }: PlacedBlock): string {
  return `${block.k}\0${label ?? ''}\0${blockText(block)}`;
}

function labelOf(node: Exclude<ContentNode, Block>): string | undefined {
  if (node.k === 'change') return changeLabel(node);
  if (node.k === 'note') return admonitionTitle(node);
  return node.k === 'tab' ? node.title : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
