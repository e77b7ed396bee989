import { classifySnippet, type Snippet } from './snippets.ts';
import { type Block, type ContentNode, isBlock } from './tree.ts';
import type { Topic } from './types.ts';
import { childrenOf } from './walk-topic.ts';

/** A snippet in its place on a page. */
export interface PlacedSnippet {
  /** 0 for the page's first code block. */
  readonly number: number;
  readonly snippet: Snippet;
  /** The anchor of the chunk it stands in. */
  readonly anchor: string;
  /** The chunks it stands in by number, from the page's lead inwards. */
  readonly trail: readonly number[];
}

/** Every code block of a page in reading order. */
export function pageSnippets(topic: Topic): PlacedSnippet[] {
  const placed: PlacedSnippet[] = [];
  const readChunk = (index: number, above: readonly number[]) => {
    const trail = [...above, index];
    const waiting = childrenOf(topic, index);
    const anchor = topic.chunks[index]?.anchor ?? '';
    const read = (nodes: readonly ContentNode[]) => {
      let before: Block | undefined;
      for (const node of nodes) {
        if (node.k === 'sub') {
          const child = waiting.shift();
          if (child !== undefined) readChunk(child, trail);
        } else if (node.k === 'code') {
          placed.push({ number: placed.length, snippet: classifySnippet(node, before), anchor, trail });
        } else if (!isBlock(node)) read(node.c);
        before = isBlock(node) ? node : undefined;
      }
    };
    read(topic.chunks[index]?.content ?? []);
    // Children without a place of their own follow, so that nothing is ever left out.
    for (const child of waiting.splice(0)) readChunk(child, trail);
  };
  readChunk(0, []);
  return placed;
}
