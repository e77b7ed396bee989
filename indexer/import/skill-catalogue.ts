import type { MissingTopic } from '../core/types.ts';

/** One reference as the index of a skill lists it. */
export interface CatalogueEntry {
  /** As linked: `references/topics-11.md`. */
  readonly file: string;
  readonly title: string;
  readonly category: string;
  /** Its headings, as far as the index names them. */
  readonly topics: readonly string[];
  /** Its size in tokens; undefined where the index does not say. */
  readonly tokens: number | undefined;
  /** What the index says of it: heading, size and topics. */
  readonly note: string;
}

const ENTRY = /^- \*\*\[(.+?)\]\((\S+?)\)\*\*(?:[ \t]*\((.*?)\))?[ \t]*$/;

/** The entries of the list under "Reference Files", in order. */
export function catalogueEntries(text: string): CatalogueEntry[] {
  const entries: CatalogueEntry[] = [];
  let category = '';
  for (const line of text.split(/\r?\n/)) {
    category = /^### (.+)$/.exec(line)?.[1]?.trim() ?? category;
    const match = ENTRY.exec(line);
    if (match) {
      const [, title = '', file = '', size = ''] = match;
      const tokens = /^~?([\d,]+) tokens$/.exec(size)?.[1]?.replaceAll(',', '');
      entries.push({
        file,
        title: cleanTitle(title),
        category,
        topics: [],
        tokens: tokens ? Number(tokens) : undefined,
        note: [category, size].filter(Boolean).join(', '),
      });
      continue;
    }
    const topics = /^\s+- Topics: (.+)$/.exec(line)?.[1]?.trim();
    const last = entries.at(-1);
    if (topics && last) {
      entries[entries.length - 1] = {
        ...last,
        topics: topics.split(', '),
        note: `${last.note}: ${topics}`,
      };
    }
  }
  return entries;
}

/** An entry whose text is not in the source. @param path where its text will be */
export function toMissing(entry: CatalogueEntry, path: string): MissingTopic {
  const { file, title, category, topics, tokens, note } = entry;
  return {
    path,
    title,
    note,
    file,
    ...(category ? { category } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(tokens === undefined ? {} : { tokens }),
  };
}

/** `Making queries¶ and more` → `Making queries`. */
export function cleanTitle(title: string): string {
  return title
    .replace(/\s+and more$/, '')
    .replace(/¶/g, '')
    .trim();
}
