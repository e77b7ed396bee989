import type { ContentNode, Inline, LinkNode } from '../../../indexer/core/tree.ts';
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
  return { path: 'guide/boats', title: 'Boats', kind: 'guide', file: 'boats.md', source: 0, chunks };
}

export const p = (...c: Inline[]): ContentNode => ({ k: 'p', c });
export const heading = (...c: Inline[]): ContentNode => ({ k: 'heading', c });
export const code = (text: string, lang = 'python'): ContentNode => ({ k: 'code', lang, text });
export const li = (...c: ContentNode[]): ContentNode => ({ k: 'li', c });
export const ul = (...c: ContentNode[]): ContentNode => ({ k: 'ul', c });
export const ol = (...c: ContentNode[]): ContentNode => ({ k: 'ol', c });
export const term = (...c: Inline[]): ContentNode => ({ k: 'term', c });
export const dd = (...c: ContentNode[]): ContentNode => ({ k: 'dd', c });
export const row = (...cells: string[]): ContentNode => ({ k: 'row', cells: cells.map((cell) => [cell]) });
export const em = (...c: Inline[]): Inline => ({ k: 'em', c });
export const strong = (...c: Inline[]): Inline => ({ k: 'strong', c });
export const mono = (...c: Inline[]): Inline => ({ k: 'code', c });
export const sub: ContentNode = { k: 'sub', c: [] };

/** A link inside the doc set. */
export const link = (to: string, ...c: Inline[]): LinkNode => ({ k: 'link', how: 'path', to, c });
/** A link as its source wrote it. */
export const outside = (href: string, ...c: Inline[]): LinkNode => ({ k: 'link', how: 'outside', href, c });

/** A page with a section, a definition under it whose place is in a list, and a child that no `sub` asks for. */
export const harbour: Topic = topic(
  chunk({
    anchor: 'boats',
    parent: -1,
    kind: 'page',
    content: [heading('Boats'), p('Before.'), sub, p('After.')],
  }),
  chunk({
    anchor: 'sails',
    aliases: ['old-sails'],
    parent: 0,
    content: [heading('Sails'), ul(li(p('One:'), sub))],
  }),
  chunk({
    anchor: 'Sail.hoist',
    parent: 1,
    kind: 'method',
    title: 'hoist(height)',
    content: [{ k: 'sig', c: ['hoist(', em('height'), ')'] }, p('Hoists it.')],
  }),
  chunk({ anchor: 'keels', title: 'Keels', parent: 0, content: [p('No place of its own.')] }),
);
