import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { openSource } from '../../indexer/import/open-source.ts';
import { sphinxInputs } from './sphinx-inputs.ts';

/** A source to make mutants of: files by their path, bytes as they are. */
export interface FuzzInput {
  readonly name: string;
  readonly isFile: boolean;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** How many pages of one real Sphinx build are taken. */
const HTML_PAGES = 60;
const INVENTORY_LINES = 40;

/**
 * Real sources: the project's own content and fixtures, and, where there is a folder with outside data, its seeds,
 * cards, skills and a sample of its HTML pages.
 * @param root the project's folder
 */
export async function loadInputs(root: string, outsideData: string | undefined): Promise<FuzzInput[]> {
  const own = [
    ...filesBelow(join(root, 'content/handbook/5.2')),
    ...filesBelow(join(root, 'tests/fixtures/snippets')),
  ];
  const skill = folderInput('skill', join(root, 'content/handbook/5.2/skill'));
  const sites = readdirSync(join(root, 'tests/fixtures/sites')).sort();
  return [
    ...own.map(fileInput),
    skill,
    // Each stands for a whole format, so each is there several times.
    ...Array.from({ length: 3 }, () => sites)
      .flat()
      .map((name) => folderInput(name, join(root, 'tests/fixtures/sites', name))),
    ...sphinxInputs(),
    ...(outsideData ? await outsideInputs(outsideData) : []),
  ];
}

async function outsideInputs(data: string): Promise<FuzzInput[]> {
  const seeds = readdirSync(join(data, 'seeds')).sort();
  const corpus = (name: string) => openSource(join(data, `corpora/${name}.tar.xz`));
  const [cards, skills, html] = await Promise.all([
    corpus('cards'),
    corpus('skills'),
    corpus('django-5.2-html'),
  ]);
  const heads = skills.files.filter((file) => basename(file.path) === 'SKILL.md');
  const pages = html.files.filter((file) => file.path.endsWith('.html'));
  const step = Math.ceil(pages.length / HTML_PAGES);
  const inventory = html.file('objects.inv')?.read() ?? new Uint8Array();
  return [
    ...seeds.map((name) => fileInput(join(data, 'seeds', name))),
    ...cards.files.map((file) => input(basename(file.path), true, [[basename(file.path), file.read()]])),
    ...heads.flatMap((head) => {
      const folder = head.path.slice(0, -'SKILL.md'.length);
      const references = skills.files.filter((file) => file.path.startsWith(`${folder}references/`));
      return references
        .filter((_, i) => i % 5 === 0)
        .map((file) =>
          input(basename(folder), false, [
            ['SKILL.md', head.read()],
            [`references/${basename(file.path)}`, file.read()],
          ]),
        );
    }),
    ...pages
      .filter((_, i) => i % step === 0)
      .map((file) =>
        input('html', false, [
          ['objects.inv', inventoryOf(inventory, file.path)],
          [file.path, file.read()],
        ]),
      ),
  ];
}

/** An inventory with a few of the names on one page: a mutant has no time for thousands. */
function inventoryOf(inventory: Uint8Array, page: string): Uint8Array {
  let start = 0;
  for (let line = 0; line < 4; line++) start = inventory.indexOf(10, start) + 1;
  const lines = inflateSync(inventory.subarray(start)).toString('utf8').split('\n');
  const some = lines.filter((line) => line.includes(` ${page}`)).slice(0, INVENTORY_LINES);
  return Buffer.concat([inventory.subarray(0, start), deflateSync(`${some.join('\n')}\n`)]);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(png|inv)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fileInput(path: string): FuzzInput {
  return input(basename(path), true, [[basename(path), readFileSync(path)]]);
}

function folderInput(name: string, folder: string): FuzzInput {
  const files = filesBelow(folder).map((path): [string, Uint8Array] => [
    path.slice(folder.length + 1).replaceAll('\\', '/'),
    readFileSync(path),
  ]);
  return input(name, false, files);
}

function input(name: string, isFile: boolean, files: readonly (readonly [string, Uint8Array])[]): FuzzInput {
  return { name, isFile, files: new Map(files) };
}
