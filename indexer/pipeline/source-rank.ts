import type { SourceFormat } from '../core/types.ts';

/**
 * How near a format is to what the authors wrote, nearest first: what the project's own tool built, then text files
 * as people write them, then what was scraped or summed up from them, then mere lists of pages.
 */
const RANKS: Readonly<Record<SourceFormat, number>> = {
  'sphinx-html': 0,
  'html-site': 1,
  mkdocs: 1,
  docusaurus: 1,
  vitepress: 1,
  markdown: 1,
  'plain-text': 1,
  skill: 2,
  'knowledge-dump': 2,
  'library-card': 2,
  llms: 2,
  'skill-index': 3,
};
const FIRST_COPY = 2;

/** The lower the rank, the more its text is to be believed when two sources have the same page. */
export function rankOf(format: SourceFormat): number {
  return RANKS[format];
}

/**
 * Whether two sources may have one page in slightly different words: one is nearer to the authors than the other, or
 * both are copies. Two texts of equal standing that differ contradict each other.
 */
export function mayDiffer(a: SourceFormat, b: SourceFormat): boolean {
  return RANKS[a] !== RANKS[b] || RANKS[a] >= FIRST_COPY;
}
