import { type Block, type Inline, inlineOf, inlineText } from '../../indexer/core/tree.ts';
import type { Chunk } from '../../indexer/core/types.ts';
import type { PageNode, SectionNode, StretchNode } from './page-tree.ts';

/** What a stretch weighs at most, in characters, unless a single node weighs more. A window shows about one. */
const STRETCH = 2000;
/** What a node weighs beside its text, in characters: elements cost more than letters. */
const NODE = 40;
/** Lists that weigh more than this are cut into several, which show the same. */
const LONG_LIST = 8 * STRETCH;

/** A page of which a part can be drawn before the rest. */
export interface CutPage {
  readonly lead: SectionNode;
  /** What each stretch weighs, by its number. */
  readonly weights: readonly number[];
  /** The first stretch of each chunk that does not begin a stretch of its own. */
  readonly stretchOf: ReadonlyMap<Chunk, number>;
}

/**
 * Cuts a page into stretches of about one window each. Sections that are longer than that keep their headings outside,
 * so a short page has no stretch at all, and of a long one the frame is cheap.
 */
export function cutPage(lead: SectionNode): CutPage {
  const weights: number[] = [];
  const stretchOf = new Map<Chunk, number>();

  const stretch = (nodes: readonly PageNode[], weight: number): StretchNode => {
    const number = weights.length;
    weights.push(weight);
    for (const { chunk } of sectionsIn(nodes)) stretchOf.set(chunk, number);
    return { k: 'stretch', number, nodes };
  };

  const cutList = (nodes: readonly PageNode[]): PageNode[] => {
    const cut: PageNode[] = [];
    let run: PageNode[] = [];
    let size = 0;
    const end = () => {
      if (run.length > 0) cut.push(stretch(run, size));
      run = [];
      size = 0;
    };
    for (const node of nodes.flatMap(splitList)) {
      const weight = weightOf(node);
      const isFrame = node.k === 'heading' || node.k === 'sig';
      if (isFrame || weight > STRETCH || size + weight > STRETCH) end();
      if (isFrame) cut.push(node);
      else if (weight > STRETCH && node.k === 'section') cut.push(cutSection(node));
      else if (weight > STRETCH && holdsSections(node)) cut.push({ ...node, c: cutList(node.c) });
      else {
        run.push(node);
        size += weight;
      }
    }
    end();
    return cut;
  };

  const cutSection = (node: SectionNode): SectionNode => {
    stretchOf.set(node.chunk, weights.length);
    return { ...node, content: cutList(node.content) };
  };

  return { lead: weightOf(lead) > 2 * STRETCH ? cutSection(lead) : lead, weights, stretchOf };
}

/** A list of definitions with permalinks, which is drawn as sections. */
function holdsSections(node: PageNode): node is Extract<PageNode, { readonly c: readonly PageNode[] }> {
  return node.k === 'dl' && node.c.some(({ k }) => k === 'section');
}

/** A very long list as shorter ones; anything else as it is. */
function splitList(node: PageNode): PageNode[] {
  if ((node.k !== 'ul' && node.k !== 'ol') || weightOf(node) <= LONG_LIST) return [node];
  const lists: PageNode[] = [];
  let first = 0;
  let size = 0;
  const end = (next: number) => {
    const c = node.c.slice(first, next);
    lists.push(node.k === 'ol' ? { ...node, start: (node.start ?? 1) + first, c } : { ...node, c });
    first = next;
    size = 0;
  };
  node.c.forEach((item, i) => {
    const weight = weightOf(item);
    if (i > first && size + weight > STRETCH) end(i);
    size += weight;
  });
  end(node.c.length);
  return lists;
}

const weights = new WeakMap<PageNode, number>();

/** What it takes to draw a node, in characters. */
function weightOf(node: PageNode): number {
  const known = weights.get(node);
  if (known !== undefined) return known;
  let weight = NODE + ownText(node).length;
  for (const child of childrenOf(node)) weight += weightOf(child);
  weights.set(node, weight);
  return weight;
}

function childrenOf(node: PageNode): readonly PageNode[] {
  if (node.k === 'section') return node.content;
  if (node.k === 'stretch') return node.nodes;
  if (!('c' in node) || isLeaf(node)) return [];
  return node.c;
}

type LeafNode = Extract<PageNode, { readonly c: readonly Inline[] }>;

const LEAVES: ReadonlySet<string> = new Set<Block['k']>([
  'heading',
  'p',
  'sig',
  'term',
  'title',
  'row',
  'rule',
]);

function isLeaf(node: PageNode): node is LeafNode {
  return LEAVES.has(node.k);
}

/** The text of a node itself, without that of the nodes in it. */
function ownText(node: PageNode): string {
  if (node.k === 'snippet') return node.block.text;
  if (node.k === 'row') return inlineText(inlineOf(node));
  return isLeaf(node) ? inlineText(node.c) : '';
}

function* sectionsIn(nodes: readonly PageNode[]): Generator<SectionNode> {
  for (const node of nodes) {
    if (node.k === 'section') yield node;
    yield* sectionsIn(childrenOf(node));
  }
}

/** A part of a stretch's text: what stands before its first section, or a section up to the next. */
export interface PlainPiece {
  readonly anchor?: string;
  readonly text: string;
}

/** The text of a stretch, cut at its sections: what stands in its place until it is drawn. */
export function plainPieces(nodes: readonly PageNode[]): readonly PlainPiece[] {
  const pieces: { anchor?: string; lines: string[] }[] = [{ lines: [] }];
  const read = (node: PageNode) => {
    if (node.k === 'section') pieces.push({ anchor: node.chunk.anchor, lines: [] });
    const text = ownText(node);
    if (text) pieces.at(-1)?.lines.push(text);
    childrenOf(node).forEach(read);
  };
  nodes.forEach(read);
  return pieces
    .filter(({ anchor, lines }) => anchor !== undefined || lines.length > 0)
    .map(({ anchor, lines }) => ({ ...(anchor === undefined ? {} : { anchor }), text: lines.join('\n') }));
}
