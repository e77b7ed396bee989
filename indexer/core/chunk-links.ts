import { type LinkNode, linksOf } from './tree.ts';
import type { Chunk } from './types.ts';

/** Every link of a chunk in reading order; the one to the code stands at the end of the first signature. */
export function chunkLinks({ content, codeLink }: Pick<Chunk, 'content' | 'codeLink'>): LinkNode[] {
  if (!codeLink) return linksOf(content);
  const isSigned = content[0]?.k === 'sig';
  return [
    ...linksOf(content.slice(0, isSigned ? 1 : 0)),
    codeLink,
    ...linksOf(content.slice(isSigned ? 1 : 0)),
  ];
}
