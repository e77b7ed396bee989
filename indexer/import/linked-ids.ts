import { decodeSafely } from './markdown-page.ts';
import { writtenLinks } from './site-links.ts';
import { locateOnSite, type SkillSite } from './skill-links.ts';
import type { PlacedPage } from './skill-places.ts';
import { squash } from './title-words.ts';

/** An id on a page that links lead to, and what they say there: their texts, squashed, and how many say so. */
export interface LinkedId {
  readonly id: string;
  readonly texts: ReadonlyMap<string, number>;
}

/** The ids that the links of a skill lead to, by the topic they are on, in order of their first mention. */
export function linkedIds(
  pages: readonly PlacedPage[],
  site: SkillSite | undefined,
): Map<string, LinkedId[]> {
  const found = new Map<string, Map<string, Map<string, number>>>();
  for (const { page, path, place } of pages) {
    for (const { text, address, fragment } of writtenLinks(page.text)) {
      // The sign of a permalink says nothing of what stands there.
      if (!fragment || /^[¶#§]$/.test(text)) continue;
      const target = address === '' ? path : targetOf(address, place, site);
      if (target === undefined) continue;
      const ids = found.get(target) ?? new Map<string, Map<string, number>>();
      found.set(target, ids);
      const id = decodeSafely(fragment);
      const texts = ids.get(id) ?? new Map<string, number>();
      ids.set(id, texts);
      const key = squash(text);
      texts.set(key, (texts.get(key) ?? 0) + 1);
    }
  }
  return new Map([...found].map(([path, ids]) => [path, [...ids].map(([id, texts]) => ({ id, texts }))]));
}

function targetOf(address: string, place: string, site: SkillSite | undefined): string | undefined {
  const located = site && locateOnSite(address, place, site);
  return located?.kind === 'topic' ? located.path : undefined;
}
