import { type Block, type ContentNode, type Inline, isBlock, type LinkNode, mapLeaves } from './tree.ts';

/** The same content with every link replaced. Blocks without a link stay the same objects. */
export function mapLinks(content: readonly ContentNode[], change: (link: LinkNode) => Inline): ContentNode[] {
  return mapLeaves(content, isBlock, (block) => mapBlockLinks(block as Block, change));
}

function mapBlockLinks(block: Block, change: (link: LinkNode) => Inline): Block {
  switch (block.k) {
    case 'code':
    case 'rule':
      return block;
    case 'row': {
      const cells = block.cells.map((cell) => mapInline(cell, change));
      return cells.every((cell, i) => cell === block.cells[i]) ? block : { k: 'row', cells };
    }
    default: {
      const c = mapInline(block.c, change);
      return c === block.c ? block : { ...block, c };
    }
  }
}

function mapInline(inlines: readonly Inline[], change: (link: LinkNode) => Inline): readonly Inline[] {
  const mapped = inlines.map((node): Inline => {
    if (typeof node === 'string' || node.k === 'img' || node.k === 'br') return node;
    const c = mapInline(node.c, change);
    const same = c === node.c ? node : { ...node, c };
    return same.k === 'link' ? change(same) : same;
  });
  return mapped.every((node, i) => node === inlines[i]) ? inlines : mapped;
}
