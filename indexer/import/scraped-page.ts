import type { ElementContent } from 'hast';
import { nameApiHeadings } from './api-headings.ts';
import { partGlued, partLinkTexts, type Vocabulary } from './glued-words.ts';
import { attribute } from './hast.ts';
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

/** Makes an address whole that lost a part. */
export type MendAddress = (href: string) => string;

/** A page that a scraper made Markdown of, its structure restored. */
export function scrapedPage(
  page: MarkdownPage,
  { vocabulary, linked }: Scrape,
  mend: MendAddress,
  log: ImportLog,
): ImportedPage {
  const { text, lines, indents } = straighten(page.text);
  const ids = linked.get(page.path) ?? [];
  const known = new Set(ids.map(({ id }) => id));
  const said = new Set([...page.text.matchAll(/\[¶\]\(#([^\s)]+)\)/g)].map(([, id = '']) => id));
  return markdownPage({
    ...page,
    title: partGlued(page.title, vocabulary),
    text,
    lines,
    parse: parseScraped,
    clean: (nodes) => {
      const restored = restoreDefinitions(nodes, { indents, known, said, log });
      const parted = partLinkTexts(restored, vocabulary, () => log.removals.add('glue between words'));
      const declared = nameApiHeadings(parted, log);
      return withAddresses(nameSections(declared, ids, page.path, vocabulary, log), mend);
    },
  });
}

function withAddresses(nodes: readonly ElementContent[], mend: MendAddress): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element') return node;
    const children = withAddresses(node.children, mend);
    const href = node.tagName === 'a' ? attribute(node, 'href') : '';
    if (!href || href.startsWith('#')) return { ...node, children };
    return { ...node, properties: { ...node.properties, href: mend(href) }, children };
  });
}
