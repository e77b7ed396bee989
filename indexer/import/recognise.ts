import { DocsError, UsageError } from '../core/errors.ts';
import { SOURCE_FORMATS } from '../core/types.ts';
import { DOC_SET_FILE } from './doc-set-file.ts';
import { docusaurus } from './docusaurus.ts';
import { htmlSite } from './html-site.ts';
import type { Importer, SourcePart } from './importer.ts';
import { knowledgeDump } from './knowledge-dump.ts';
import { libraryCard } from './library-card.ts';
import { llms } from './llms.ts';
import { markdown } from './markdown.ts';
import { mkdocs } from './mkdocs.ts';
import { plainText } from './plain-text.ts';
import { skill, skillIndex } from './skill.ts';
import type { SourceTree } from './source-tree.ts';
import { sphinxHtml } from './sphinx-html.ts';
import { vitepress } from './vitepress.ts';

/** Every importer; of equal scores the earlier wins. */
const IMPORTERS: readonly Importer[] = [
  sphinxHtml,
  htmlSite,
  skill,
  skillIndex,
  knowledgeDump,
  libraryCard,
  llms,
  docusaurus,
  vitepress,
  mkdocs,
  markdown,
  plainText,
];

export interface Recognised {
  readonly importer: Importer;
  /** For people: why it was taken for this format. */
  readonly reason: string;
}

/**
 * Decides which format a source is in.
 * @param as a format that a person named; taken without a look.
 * @throws UsageError for a format there is none of; DocsError `source-unsupported` when no importer wants the source.
 */
export function recognise(tree: SourceTree, as?: string): Recognised {
  if (as !== undefined) {
    const importer = IMPORTERS.find(({ format }) => format === as);
    if (!importer)
      throw new UsageError(`There is no format "${as}"`, `Formats are ${SOURCE_FORMATS.join(', ')}`);
    return { importer, reason: 'as was asked' };
  }
  const guesses = IMPORTERS.map((importer) => ({ importer, ...importer.recognise(tree) }));
  const best = guesses.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score === 0) {
    throw new DocsError(
      'source-unsupported',
      `${tree.name} is in none of the formats that djdocs reads`,
      `It reads Sphinx and other HTML, Markdown files and folders, scraped skills and plain text; \`--as FORMAT\` overrides the guess (${SOURCE_FORMATS.join(', ')})`,
    );
  }
  return { importer: best.importer, reason: best.reason };
}

/**
 * The sources that lie side by side in a tree (several skills, several library cards), each to be imported as if it
 * had been given alone; the tree itself, at the path '', when it is one source.
 * @throws as `recognise`
 */
export function splitSource(tree: SourceTree, as?: string): SourcePart[] {
  const parts = tree.file(DOC_SET_FILE) ? [] : (recognise(tree, as).importer.split?.(tree) ?? []);
  return parts.length > 1 ? parts : [{ path: '', tree }];
}
