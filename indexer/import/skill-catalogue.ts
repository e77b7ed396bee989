/** One reference as the index of a skill lists it. */
export interface CatalogueEntry {
  /** As linked: `references/topics-11.md`. */
  readonly file: string;
  readonly title: string;
  readonly category: string;
  /** What the index says of it: size and topics. */
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
      entries.push({
        file,
        title: cleanTitle(title),
        category,
        note: [category, size].filter(Boolean).join(', '),
      });
      continue;
    }
    const topics = /^\s+- Topics: (.+)$/.exec(line)?.[1];
    const last = entries.at(-1);
    if (topics && last) entries[entries.length - 1] = { ...last, note: `${last.note}: ${topics.trim()}` };
  }
  return entries;
}

/** `Making queries¶ and more` → `Making queries`. */
export function cleanTitle(title: string): string {
  return title
    .replace(/\s+and more$/, '')
    .replace(/¶/g, '')
    .trim();
}
