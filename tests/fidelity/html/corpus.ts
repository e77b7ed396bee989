import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bar } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { ChunkRecord, Imported, TestData } from '../test-data.ts';
import { readSourcePage, type SourcePage } from './source-page.ts';

/** The versions of Django's documentation, as Sphinx built them, that bars are measured over. */
export const VERSIONS = ['5.2', '4.2', '3.2'] as const;

/** Whether Sphinx makes a file from the pages rather than from a document of its own. */
export function isGenerated(file: string): boolean {
  return /^((genindex|py-modindex|search)(\/index)?\.html|_\w+\/.*)$/.test(file);
}

/** A measure that each corpus is held against alone. */
export interface CorpusMeasure extends Measure {
  readonly ofCorpus: (corpus: Corpus) => readonly Bar[];
}

/** A measure of every corpus of a run. */
export function ofEachCorpus(name: string, ofCorpus: CorpusMeasure['ofCorpus']): CorpusMeasure {
  return { name, ofCorpus, measure: async (data) => corpora(data).flatMap(ofCorpus) };
}

/** A documentation's pages as they are and as they were imported. */
export interface Corpus {
  /** `Django 5.2` */
  readonly name: string;
  readonly folder: string;
  /** By file below the folder. */
  readonly pages: ReadonlyMap<string, SourcePage>;
  /** Records by the file that they were imported from, in the order of the export. */
  readonly records: ReadonlyMap<string, readonly ChunkRecord[]>;
  /** What a command of djdocs says of the import. */
  readonly run: (...args: string[]) => string;
}

/**
 * Every version's corpus, or the folders that were given instead; each read and imported once for all measures of a
 * run.
 */
export function corpora(data: TestData): Corpus[] {
  const given = data.folders.map((folder) => ({ name: basename(folder), folder: () => folder }));
  const versions = VERSIONS.map((version) => ({
    name: `Django ${version}`,
    folder: () => data.corpus(`django-${version}-html`),
  }));
  return (given.length > 0 ? given : versions).map(({ name, folder }) =>
    data.keep(`html ${name}`, () => importCorpus(data, name, folder())),
  );
}

function importCorpus(data: TestData, name: string, folder: string): Corpus {
  const imported = data.imported(folder);
  for (const { source, error } of imported.failed) throw new Error(`${source}: ${error.message}`);
  return readCorpus(name, folder, imported);
}

/** A folder of Sphinx HTML beside what was imported from it. */
export function readCorpus(
  name: string,
  folder: string,
  { records, run }: Pick<Imported, 'records' | 'run'>,
): Corpus {
  return { name, folder, pages: readPages(folder), records: byFile(records), run };
}

/** All pages of a folder by file, without those that Sphinx makes of the others. */
export function readPages(folder: string): Map<string, SourcePage> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && !isGenerated(name))
    .sort();
  return new Map(files.map((file) => [file, readSourcePage(readFileSync(join(folder, file), 'utf8'), file)]));
}

function byFile(records: readonly ChunkRecord[]): Map<string, ChunkRecord[]> {
  const groups = new Map<string, ChunkRecord[]>();
  for (const record of records) {
    const group = groups.get(record.source.file);
    if (group) group.push(record);
    else groups.set(record.source.file, [record]);
  }
  return groups;
}

/** The only record of a page that has an id as its anchor or alias; undefined when none or several have. */
export function holderOf(records: readonly ChunkRecord[] | undefined, id: string): ChunkRecord | undefined {
  const holders = records?.filter(({ anchor, aliases }) => anchor === id || aliases.includes(id)) ?? [];
  return holders.length === 1 ? holders[0] : undefined;
}
