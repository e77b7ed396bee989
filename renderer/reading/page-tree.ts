import { classifySnippet } from '../../indexer/core/snippets.ts';
import {
  type Block,
  type CodeBlock,
  type Container,
  type ContentNode,
  isBlock,
} from '../../indexer/core/tree.ts';
import type { Chunk, Topic } from '../../indexer/core/types.ts';

/** A code block in its place on the page. */
export interface SnippetNode {
  readonly k: 'snippet';
  /** 0 for the page's first code block. */
  readonly number: number;
  readonly block: CodeBlock;
  readonly snippet: ReturnType<typeof classifySnippet>;
}

/** A chunk in its place on the page, with its children where they belong. */
export interface SectionNode {
  readonly k: 'section';
  readonly chunk: Chunk;
  /** 0 for the page's lead, 1 for its sections, and so on. */
  readonly depth: number;
  readonly content: readonly PageNode[];
}

type Arranged<C> = C extends { readonly c: readonly unknown[] }
  ? Omit<C, 'c'> & { readonly c: readonly PageNode[] }
  : never;

/** A part of a long page that is drawn on its own, sooner or later (stretches.ts). */
export interface StretchNode {
  readonly k: 'stretch';
  /** Its place among the page's stretches, in reading order from 0. */
  readonly number: number;
  readonly nodes: readonly PageNode[];
}

/** What a page is drawn from: the stored tree with its chunks and code blocks in place. */
export type PageNode =
  | Exclude<Block, CodeBlock>
  | SnippetNode
  | SectionNode
  | StretchNode
  | Arranged<Exclude<Container<Block>, { readonly k: 'sub' }>>;

export interface ArrangedPage {
  readonly lead: SectionNode;
  /** Every code block in reading order; a node's `number` is its index. */
  readonly snippets: readonly SnippetNode[];
}

/**
 * A topic's chunks put back into one page. Children without a `sub` of their own follow their parent's content, so
 * that nothing is ever left out.
 */
export function arrangePage(topic: Topic): ArrangedPage {
  const childrenOf = new Map<number, number[]>();
  topic.chunks.forEach((chunk, index) => {
    if (index === 0) return;
    const parent = Math.max(chunk.parent, 0);
    const children = childrenOf.get(parent) ?? [];
    childrenOf.set(parent, children);
    children.push(index);
  });
  const snippets: SnippetNode[] = [];

  const section = (index: number, depth: number): SectionNode => {
    const chunk = topic.chunks[index] as Chunk;
    const waiting = [...(childrenOf.get(index) ?? [])];
    const place = (nodes: readonly ContentNode[]): PageNode[] =>
      nodes.flatMap((node, i): PageNode[] => {
        if (node.k === 'sub') {
          const child = waiting.shift();
          return child === undefined ? [] : [section(child, depth + 1)];
        }
        if (node.k === 'code') return [snippet(node, nodes[i - 1])];
        if (isBlock(node)) return [node];
        return [{ ...node, c: place(node.c) } as PageNode];
      });
    const content = place(chunk.content);
    const rest = waiting.splice(0).map((child) => section(child, depth + 1));
    return { k: 'section', chunk, depth, content: [...content, ...rest] };
  };

  const snippet = (block: CodeBlock, before: ContentNode | undefined): SnippetNode => {
    let found: SnippetNode['snippet'] | undefined;
    const node: SnippetNode = {
      k: 'snippet',
      number: snippets.length,
      block,
      // Worked out when it is first looked at: nobody waits for what is far below the window.
      get snippet() {
        found ??= classifySnippet(block, before && isBlock(before) ? before : undefined);
        return found;
      },
    };
    snippets.push(node);
    return node;
  };

  return { lead: section(0, 0), snippets };
}

/** One line of the page's outline. */
export interface OutlineEntry {
  readonly anchor: string;
  readonly title: string;
  readonly isDefinition: boolean;
  readonly depth: number;
}

/** Deepest level that the outline shows: sections, what they hold, and the members of a class in them. */
const OUTLINE_DEPTH = 3;

/** The sections and definitions of a topic below its title, in reading order. */
export function outlineOf(topic: Topic): readonly OutlineEntry[] {
  const depths: number[] = [];
  return topic.chunks.flatMap((chunk, index): OutlineEntry[] => {
    const depth = index === 0 ? 0 : (depths[chunk.parent] ?? 0) + 1;
    depths.push(depth);
    if (depth === 0 || depth > OUTLINE_DEPTH) return [];
    const isDefinition = chunk.kind !== 'section' && chunk.kind !== 'page';
    return [{ anchor: chunk.anchor, title: outlineTitle(chunk, isDefinition), isDefinition, depth }];
  });
}

/** A signature shortened to the name that it defines: `filter()` for `filter(*args, **kwargs)`. */
function outlineTitle(chunk: Chunk, isDefinition: boolean): string {
  if (!isDefinition) return chunk.title;
  const symbol = chunk.symbols[0]?.name;
  const name = symbol && !/\s/.test(symbol) ? symbol.slice(symbol.lastIndexOf('.') + 1) : undefined;
  return name || chunk.title.replace(/\(.*$/, '()');
}
