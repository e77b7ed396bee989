import { partLinkTexts, type Vocabulary } from './glued-words.ts';
import type { ImportedPage, ImportLog } from './importer.ts';
import type { LinkedId } from './linked-ids.ts';
import { type MarkdownPage, markdownPage } from './markdown-page.ts';
import { restoreDefinitions } from './scraped-definitions.ts';
import { parseScraped } from './scraped-markdown.ts';
import { straighten } from './scraped-text.ts';
import { nameSections } from './section-titles.ts';

/** What all pages of a scrape know of each other. */
export interface Scrape {
  readonly vocabulary: Vocabulary;
  /** The ids that links lead to, by topic path. */
  readonly linked: ReadonlyMap<string, readonly LinkedId[]>;
}

/** A page that a scraper made Markdown of, its structure restored. */
export function scrapedPage(
  page: MarkdownPage,
  { vocabulary, linked }: Scrape,
  log: ImportLog,
): ImportedPage {
  const { text, lines, indents } = straighten(page.text);
  const ids = linked.get(page.path) ?? [];
  const known = new Set(ids.map(({ id }) => id));
  return markdownPage({
    ...page,
    text,
    lines,
    parse: parseScraped,
    clean: (nodes) => {
      const restored = restoreDefinitions(nodes, { indents, known, log });
      const parted = partLinkTexts(restored, vocabulary, () => log.removals.add('glue between words'));
      return nameSections(parted, ids, page.path, vocabulary, log);
    },
  });
}
