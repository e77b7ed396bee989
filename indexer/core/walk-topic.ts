import type { ContentNode } from './tree.ts';
import type { Chunk, Topic } from './types.ts';

/** A chunk on its way to text, Markdown or HTML, with its children at hand. */
export interface PlacedChunk<T> {
  readonly chunk: Chunk;
  /** Number of chunks around it: 0 for the page's lead. */
  readonly depth: number;
  /** The next child, for the next `sub` of the content; undefined when there is none, or children are not wanted. */
  readonly nextChild: () => T | undefined;
  /** The children that no `sub` has asked for, so that nothing is ever left out. */
  readonly otherChildren: () => T[];
}

/** Indexes of a chunk's children in document order. */
export function childrenOf(topic: Topic, index: number): number[] {
  return topic.chunks.flatMap((_, child) => (child > 0 && parentOf(topic, child) === index ? [child] : []));
}

/** How many chunks enclose a chunk: 0 for the page's lead. */
export function depthOf(topic: Topic, index: number): number {
  let depth = 0;
  for (let at = index; at > 0; at = parentOf(topic, at)) depth++;
  return depth;
}

/**
 * Draws a chunk with `draw`, which puts its children where its `sub` nodes stand.
 * @param deep whether children are drawn at all.
 * @throws RangeError when the topic has no such chunk.
 */
export function drawChunk<T>(
  topic: Topic,
  index: number,
  deep: boolean,
  draw: (placed: PlacedChunk<T>) => T,
): T {
  const chunk = topic.chunks[index];
  if (!chunk) throw new RangeError(`topic ${topic.path} has no chunk ${index}`);
  const waiting = deep ? childrenOf(topic, index) : [];
  const child = (at: number) => drawChunk(topic, at, deep, draw);
  return draw({
    chunk,
    depth: depthOf(topic, index),
    nextChild: () => {
      const next = waiting.shift();
      return next === undefined ? undefined : child(next);
    },
    otherChildren: () => waiting.splice(0).map(child),
  });
}

/**
 * A chunk's content with a heading at its start. A definition's first signature becomes one, with the link to its code
 * below it where that can be followed; a chunk that has neither heading nor signature gets its title.
 */
export function headedContent(chunk: Chunk): readonly ContentNode[] {
  const [first, ...rest] = chunk.content;
  if (first?.k === 'sig') {
    const heading: ContentNode = { k: 'heading', c: [{ k: 'code', c: first.c }] };
    const { codeLink } = chunk;
    return codeLink?.how === 'outside' ? [heading, { k: 'p', c: [codeLink] }, ...rest] : [heading, ...rest];
  }
  if (chunk.content.some((node) => node.k === 'heading')) return chunk.content;
  return [{ k: 'heading', c: [chunk.title] }, ...chunk.content];
}

/** A parent that does not come before its child would never end; such a chunk belongs to the page's lead. */
function parentOf(topic: Topic, index: number): number {
  const parent = topic.chunks[index]?.parent ?? -1;
  return parent > 0 && parent < index ? parent : 0;
}
