import type { Library } from './library.ts';
import { formatRef } from './ref.ts';
import { type Block, type ContentNode, eachBlock, inlineOf, inlineText, isBlock } from './tree.ts';
import type { Chunk, ChunkKind } from './types.ts';

/** The beginning of a section, enough to tell what it says. */
export interface SectionPreview {
  readonly ref: string;
  readonly docSet: string;
  readonly version: string;
  readonly path: string;
  readonly title: string;
  /** The topic and the sections around it, outermost first. */
  readonly trail: readonly string[];
  readonly kind: ChunkKind;
  /** Without its heading and without what is below it. */
  readonly content: readonly ContentNode[];
  /** Whether there is more of it. */
  readonly isCut: boolean;
}

/**
 * The beginning of what a ref leads to. A section that only holds others begins with the first of them.
 * @param most characters, beyond which no further block is begun
 * @throws DocsError as Library.resolve does
 */
export async function previewSection(library: Library, text: string, most: number): Promise<SectionPreview> {
  const { pack, version, topic, chunk, chunkIndex } = await library.resolve(text);
  const path = topic.path;
  const inside = topic.chunks.findIndex(
    (one, i) => i >= chunkIndex && isWithin(topic.chunks, i, chunkIndex) && saysSomething(one),
  );
  // What is said of a definition may stand around it.
  const around = chunk.parent > 0 ? topic.chunks[chunk.parent] : undefined;
  const withText = topic.chunks[inside] ?? around;
  const own =
    withText === chunk ? chunk.content.filter((node) => !isTitle(node, chunk.title)) : withText?.content;
  const { content, isCut } = beginning(own ?? [], most);
  const anchor = chunkIndex === 0 ? {} : { anchor: chunk.anchor };
  return {
    ref: formatRef({ docSet: pack.id, version, path, ...anchor }),
    docSet: pack.id,
    version,
    path,
    title: chunk.title || topic.title,
    trail: chunk.trail,
    kind: chunk.kind,
    content,
    isCut,
  };
}

function saysSomething({ content }: Chunk): boolean {
  return content.some((node) => !SILENT.has(node.k) && sizeOf(node) > 0);
}

const SILENT: ReadonlySet<string> = new Set(['heading', 'sig', 'sub']);

/** Whether a node only repeats what the preview is called. */
function isTitle(node: ContentNode, title: string): boolean {
  return node.k === 'sig' && inlineText(node.c).trim() === title;
}

function isWithin(chunks: readonly Chunk[], index: number, ancestor: number): boolean {
  for (let at = index; at > 0; at = chunks[at]?.parent ?? 0) if (at === ancestor) return true;
  return ancestor === 0;
}

/** The first nodes of some content; the last may be longer than asked, because a block is never cut. */
function beginning(nodes: readonly ContentNode[], most: number): Pick<SectionPreview, 'content' | 'isCut'> {
  const content: ContentNode[] = [];
  let left = most;
  for (const node of nodes) {
    if (node.k === 'heading' || node.k === 'sub') continue;
    if (left <= 0) return { content, isCut: true };
    const kept = isBlock(node) || sizeOf(node) <= left ? node : shortened(node, left);
    content.push(kept);
    left -= sizeOf(kept);
  }
  return { content, isCut: false };
}

/** A container with as many of its nodes as fit, one at least. */
function shortened(node: Exclude<ContentNode, Block>, most: number): ContentNode {
  const kept: ContentNode[] = [];
  let left = most;
  for (const child of node.c) {
    if (left <= 0) break;
    kept.push(child);
    left -= sizeOf(child);
  }
  return { ...node, c: kept } as ContentNode;
}

function sizeOf(node: ContentNode): number {
  let size = 0;
  eachBlock([node], (block) => {
    size += block.k === 'code' ? block.text.length : inlineText(inlineOf(block)).length;
  });
  return size;
}
