import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChunkRecord, TestData } from '../test-data.ts';
import { readSourcePage, type SourcePage } from './source-page.ts';

/** The versions of Django's documentation, as Sphinx built them, that bars are measured over. */
export const VERSIONS = ['5.2', '4.2', '3.2'] as const;

/** What Sphinx makes from the pages rather than from a document of its own. */
export function isGenerated(path: string): boolean {
  return /^(genindex|py-modindex|search|_modules\/.*)$/.test(path);
}

/** A documentation's pages as they are and as they were imported. */
export interface Corpus {
  /** `Django 5.2` */
  readonly name: string;
  readonly folder: string;
  readonly pages: ReadonlyMap<string, SourcePage>;
  /** Records by page, in the order of the export. */
  readonly records: ReadonlyMap<string, readonly ChunkRecord[]>;
}

/** Every version's corpus, read and imported once for all measures of a run. */
export function corpora(data: TestData): Corpus[] {
  return VERSIONS.map((version) =>
    data.keep(`html ${version}`, () => {
      const folder = data.corpus(`django-${version}-html`);
      const { records } = data.imported(folder);
      return {
        name: `Django ${version}`,
        folder,
        pages: readPages(folder),
        records: byPath(records),
      };
    }),
  );
}

function readPages(folder: string): Map<string, SourcePage> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const pages = new Map<string, SourcePage>();
  for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
    const path = file.slice(0, -'.html'.length);
    if (!isGenerated(path))
      pages.set(path, readSourcePage(readFileSync(join(folder, file), 'utf8'), path, file));
  }
  return pages;
}

function byPath(records: readonly ChunkRecord[]): Map<string, ChunkRecord[]> {
  const groups = new Map<string, ChunkRecord[]>();
  for (const record of records) {
    const group = groups.get(record.path);
    if (group) group.push(record);
    else groups.set(record.path, [record]);
  }
  return groups;
}

/** The only record of a page that has an id as its anchor or alias; undefined when none or several have. */
export function holderOf(records: readonly ChunkRecord[] | undefined, id: string): ChunkRecord | undefined {
  const holders = records?.filter(({ anchor, aliases }) => anchor === id || aliases.includes(id)) ?? [];
  return holders.length === 1 ? holders[0] : undefined;
}
