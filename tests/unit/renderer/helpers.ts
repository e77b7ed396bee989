import type { ContentNode } from '../../../indexer/core/tree.ts';
import type { Chunk, Topic } from '../../../indexer/core/types.ts';

/** A chunk with everything that a test does not care about filled in. */
export function chunk(given: Partial<Chunk> & { readonly anchor: string }): Chunk {
  return {
    aliases: [],
    title: given.anchor,
    kind: 'section',
    parent: 0,
    trail: [],
    content: [],
    symbols: [],
    line: 0,
    hash: given.anchor,
    ...given,
  };
}

/** A topic of these chunks; the first is its lead. */
export function topic(...chunks: readonly Chunk[]): Topic {
  return { path: 'guide/queries', title: 'Queries', kind: 'guide', file: 'queries.md', source: 0, chunks };
}

export const paragraph = (text: string): ContentNode => ({ k: 'p', c: [text] });
export const code = (text: string, lang = 'python'): ContentNode => ({ k: 'code', lang, text });
export const sub: ContentNode = { k: 'sub', c: [] };
