import type { Ref } from './ref.ts';

/**
 * The stored form of documentation: small sanitised trees, close to hast, that a page renders without a parser.
 * Leaves are blocks, the unit of storage; containers only arrange them. Nothing here can carry script, style,
 * event handlers or an address that loads by itself: what a node may hold is what its type says.
 */

/** How an internal or external link was (or was not) resolved. Every link has exactly one. */
export type LinkHow =
  /** Names a topic that this version has, and no place inside it. */
  | 'path'
  /** Names a place inside a topic that this version has. */
  | 'anchor'
  /** The name in its fragment or text is defined by the chunk it leads to. */
  | 'symbol'
  /** Its text is the title of the chunk it leads to. */
  | 'title'
  /** Known documentation that this pack does not hold; `to` says which, so that it resolves once installed. */
  | 'absent'
  /** A generated page (source view, index, search) that documentation sets leave out. */
  | 'generated'
  /** An address outside the documentation. */
  | 'outside'
  /** Looked internal, but leads nowhere we know; reported with file and line. */
  | 'unknown';

export type MarkKind = 'em' | 'strong' | 'code' | 'del' | 'ins' | 'sub' | 'sup' | 'kbd' | 'mark' | 'small';

export interface Mark {
  readonly k: MarkKind;
  readonly c: readonly Inline[];
}

export interface LinkNode {
  readonly k: 'link';
  readonly how: LinkHow;
  /** `topic/path` or `topic/path#fragment` inside the doc set, for internal links. */
  readonly to?: string;
  /** The address as the source wrote it, for links that do not stay inside the doc set. */
  readonly href?: string;
  /** What the link itself named, where `to` leads to another id of the same place. */
  readonly fragment?: string;
  /** The path that the link itself named, where `to` leads to the page under another. */
  readonly path?: string;
  /** Where it leads in other installed documentation; found when the page is shown and never stored. */
  readonly ref?: Ref;
  /** 1-based line in the topic's file while its page is being read; after that `Chunk.linkLines` has it. */
  readonly line?: number;
  readonly c: readonly Inline[];
}

export interface ImageNode {
  readonly k: 'img';
  readonly alt: string;
  /** Name of the pack's part that holds the picture. Absent: the picture is not in the pack and is shown as its `alt`. */
  readonly asset?: string;
  /** Media type of the asset, one of a short list of picture types. */
  readonly type?: string;
}

export interface Break {
  readonly k: 'br';
}

export type Inline = string | Mark | LinkNode | ImageNode | Break;

/** A section's title. */
export interface Heading {
  readonly k: 'heading';
  readonly c: readonly Inline[];
}

export interface Paragraph {
  readonly k: 'p';
  readonly c: readonly Inline[];
}

/** A block of code, character for character; `lang` is what the source said, lower-cased, or ''. */
export interface CodeBlock {
  readonly k: 'code';
  readonly lang: string;
  readonly text: string;
  /** Whether it shows what not to do, or what to do in its place. */
  readonly advice?: 'wrong' | 'right';
}

/** One signature of a definition: `class QuerySet(model=None, query=None)`. */
export interface Signature {
  readonly k: 'sig';
  readonly c: readonly Inline[];
}

/** The term of a definition list that has no permalink of its own. */
export interface Term {
  readonly k: 'term';
  readonly c: readonly Inline[];
}

/** The title that the source gives an admonition; the first block in it. */
export interface Title {
  readonly k: 'title';
  readonly c: readonly Inline[];
}

/** A table row whose cells hold running text only; others are `cells` containers. */
export interface Row {
  readonly k: 'row';
  readonly cells: readonly (readonly Inline[])[];
}

/** A line between two parts of a text. */
export interface Rule {
  readonly k: 'rule';
}

export type Block = Heading | Paragraph | CodeBlock | Signature | Term | Title | Row | Rule;

export type AdmonitionKind = 'note' | 'tip' | 'warning' | 'danger' | 'seealso' | 'example';
export const CHANGE_KINDS = ['added', 'changed', 'deprecated', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * What arranges blocks. `T` is what stands for a leaf: the block itself in memory, its number on disk.
 * A `sub` stands where the next child chunk of the page (in document order) belongs.
 */
export type Container<T> =
  | {
      readonly k: 'ul' | 'li' | 'dl' | 'dd' | 'quote' | 'row-cells' | 'cell' | 'tabs' | 'figure';
      readonly c: readonly Node<T>[];
    }
  | { readonly k: 'ol'; readonly start?: number; readonly c: readonly Node<T>[] }
  | { readonly k: 'table'; readonly head: number; readonly c: readonly Node<T>[] }
  | {
      readonly k: 'note';
      readonly kind: AdmonitionKind;
      readonly open?: boolean;
      readonly c: readonly Node<T>[];
    }
  | {
      readonly k: 'change';
      readonly kind: ChangeKind;
      readonly version: string;
      readonly c: readonly Node<T>[];
    }
  | {
      readonly k: 'tab';
      readonly title: string;
      /** Whether the source shows an icon and keeps the title for who points at it. */
      readonly icon?: true;
      readonly c: readonly Node<T>[];
    }
  | { readonly k: 'sub'; readonly c: readonly [] };

export type Node<T> = T | Container<T>;

/** A chunk's content with its blocks in place. */
export type ContentNode = Node<Block>;

/** A chunk's content as stored: block numbers in the topic, and containers. */
export type LayoutNode = Node<number>;

const LEAVES: ReadonlySet<string> = new Set(['heading', 'p', 'code', 'sig', 'term', 'title', 'row', 'rule']);

/** Whether a content node is a block (a leaf) rather than a container. */
export function isBlock(node: ContentNode): node is Block {
  return LEAVES.has(node.k);
}

/** The same tree with every leaf replaced; `leaf` is called in reading order. */
export function mapLeaves<A, B>(
  nodes: readonly Node<A>[],
  isLeaf: (node: Node<A>) => node is A & Node<A>,
  leaf: (value: A) => B,
): Node<B>[] {
  return nodes.map((node): Node<B> => {
    if (isLeaf(node)) return leaf(node);
    const container = node as Container<A>;
    return { ...container, c: mapLeaves(container.c, isLeaf, leaf) } as Container<B>;
  });
}

/** Calls `visit` with every block of a content tree in reading order. */
export function eachBlock(nodes: readonly ContentNode[], visit: (block: Block) => void): void {
  for (const node of nodes) {
    if (isBlock(node)) visit(node);
    else eachBlock(node.c, visit);
  }
}

/** The inline children of a block, row cells joined in order; code has none. */
export function inlineOf(block: Block): readonly Inline[] {
  switch (block.k) {
    case 'row':
      return block.cells.flatMap((cell, i) => (i === 0 ? cell : [' ', ...cell]));
    case 'code':
    case 'rule':
      return [];
    default:
      return block.c;
  }
}

/** Calls `visit` with every link below the given inline nodes, in reading order. */
export function eachLink(inlines: readonly Inline[], visit: (link: LinkNode) => void): void {
  for (const node of inlines) {
    if (typeof node === 'string' || node.k === 'img' || node.k === 'br') continue;
    if (node.k === 'link') visit(node);
    eachLink(node.c, visit);
  }
}

/** Every link of some content in reading order. */
export function linksOf(content: readonly ContentNode[]): LinkNode[] {
  const links: LinkNode[] = [];
  eachBlock(content, (block) => eachLink(inlineOf(block), (link) => links.push(link)));
  return links;
}

/** The text of inline nodes; a line break counts as a space, a picture as its alternative text. */
export function inlineText(inlines: readonly Inline[]): string {
  return textWith(inlines, ({ alt }) => alt);
}

/** The text of inline nodes with no words for pictures. */
export function shownText(inlines: readonly Inline[]): string {
  return textWith(inlines, () => '');
}

function textWith(inlines: readonly Inline[], ofImage: (image: ImageNode) => string): string {
  let text = '';
  for (const node of inlines) {
    if (typeof node === 'string') text += node;
    else if (node.k === 'br') text += ' ';
    else if (node.k === 'img') text += ofImage(node);
    else text += textWith(node.c, ofImage);
  }
  return text;
}
