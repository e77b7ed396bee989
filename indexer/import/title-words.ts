import { docutilsId } from './anchors.ts';
import { slug } from './text-file.ts';

/** Words and numbers of a title or name, numbers without leading zeros: `tutorial03` has `tutorial` and `3`. */
export function wordsOf(text: string): Set<string> {
  return new Set((slug(text).match(/\p{L}+|\d+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/, '')));
}

/** The words that say nothing, because many titles have them: one in twenty, and four at least. */
export function commonWords(titles: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const word of wordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const many = Math.max(4, titles.length / 20);
  return new Set([...counts].filter(([, count]) => count >= many).map(([word]) => word));
}

/** What is left of a title or id when a scraper has glued words together: its letters and digits. */
export function squash(text: string): string {
  return docutilsId(text).replaceAll('-', '');
}
