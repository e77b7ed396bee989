import { chunkOf, type NamedChunk, type NamedTopic, type SectionKey } from './match-versions.ts';

/**
 * Ids may go to another section: "4.2 release" was `release` until there was a "5.2 release" above it. So one is in doubt
 * where the title is another now and the former title is still on the page.
 * @param now the page in the newer version
 * @returns whether an id is enough to take an older section for one of that page
 */
export function idsAreSure(now: NamedTopic): (before: SectionKey, after: SectionKey) => boolean {
  const titles = new Set(now.chunks.map(({ title }) => lettersOf(title)));
  return (before, after) => {
    const title = lettersOf(chunkOf(before).title);
    return title === lettersOf(chunkOf(after).title) || !titles.has(title);
  };
}

/** Sections by the chunk around them, then by kind and title. */
export type Titles<T extends NamedTopic> = ReadonlyMap<
  NamedChunk,
  ReadonlyMap<string, readonly SectionKey<T>[]>
>;

/** Groups sections so; those without a title or a section around them are left out. */
export function byParentAndTitle<T extends NamedTopic>(keys: readonly SectionKey<T>[]): Titles<T> {
  const byParent = new Map<NamedChunk, Map<string, SectionKey<T>[]>>();
  for (const key of keys) {
    const { kind, title, parent } = chunkOf(key);
    const around = key.topic.chunks[parent];
    const letters = lettersOf(title);
    if (!around || letters === '') continue;
    const titles = byParent.get(around) ?? new Map<string, SectionKey<T>[]>();
    byParent.set(around, titles);
    const name = `${kind} ${letters}`;
    const namesakes = titles.get(name);
    if (namesakes) namesakes.push(key);
    else titles.set(name, [key]);
  }
  return byParent;
}

/** A title without what scrapers change in it: spaces and punctuation, but not the dots of version numbers. */
function lettersOf(title: string): string {
  return title.toLowerCase().replace(/(?!(?<=\p{N})\.(?=\p{N}))[^\p{L}\p{N}]/gu, '');
}
