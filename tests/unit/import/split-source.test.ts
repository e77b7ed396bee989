import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitSource } from '../../../indexer/import/recognise.ts';
import { importSource } from '../../../indexer/worker/import-source.ts';
import { entriesOf, zipOf } from '../../helpers/archives.ts';
import { type Files, folderOf } from '../../helpers/source-trees.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const skillOf = (name: string): Files => ({
  'SKILL.md': `---\nname: ${name}\ndescription: All of ${name}. Long.\n---\n\n# ${name}\n`,
  'references/start-1.md': `# Start\n\nHow ${name} starts.\n`,
});
const cardOf = (name: string) =>
  `---\nname: ${name}\necosystem: python\nversion: 1.2\n---\n\n## Imports\n\nText.\n\n## Pitfalls\n\nText of ${name}.\n`;
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

const SKILLS: Files = {
  ...below('clay', skillOf('clay')),
  ...below('more/glaze', skillOf('glaze')),
  'README.md': '# Two skills\n',
};
const CARDS: Files = {
  'clay-SKILL.md': cardOf('clay'),
  'deep/glaze-SKILL.md': cardOf('glaze'),
  LICENSE: 'MIT',
};

function partsOf(files: Files, as?: string): [path: string, name: string, files: string[]][] {
  const parts = splitSource(folderOf('all', files), as);
  return parts.map(({ path, tree }) => [path, tree.name, tree.files.map((file) => file.path)]);
}

describe('splitSource', () => {
  it('finds the skills that lie side by side', () => {
    const files = ['SKILL.md', 'references/start-1.md'];
    expect(partsOf(SKILLS)).toEqual([
      ['clay', 'clay', files],
      ['more/glaze', 'glaze', files],
    ]);
    expect(partsOf(SKILLS, 'skill')).toHaveLength(2);
  });

  it('finds the library cards that lie side by side', () => {
    expect(partsOf(CARDS)).toEqual([
      ['clay-SKILL.md', 'clay-SKILL.md', ['clay-SKILL.md']],
      ['deep/glaze-SKILL.md', 'glaze-SKILL.md', ['glaze-SKILL.md']],
    ]);
  });

  it.each<[string, Files, string?]>([
    ['one skill', skillOf('clay')],
    ['one skill in a folder', below('clay', skillOf('clay'))],
    ['one card', { 'clay.md': cardOf('clay') }],
    ['cards beside other pages', { ...CARDS, 'notes.md': '# Notes\n' }],
    ['a folder of Markdown', { 'a.md': '# A\n', 'b.md': '# B\n' }],
    ['skills in a format that a person named', SKILLS, 'markdown'],
    ['what doc-set.yaml describes', { ...SKILLS, 'doc-set.yaml': 'id: all\n' }],
  ])('leaves %s whole', (_, files, as) => {
    expect(partsOf(files, as)).toEqual([['', 'all', Object.keys(files).sort()]]);
  });
});

describe('a path that holds several sources', () => {
  const add = async (given: string, packs = join(tempFolder(), 'packs')) => {
    const versions = await importSource(given, { sources: [given], packs }, () => {});
    return { versions, packs: folderHashes(packs) };
  };

  it.each([
    ['skills', SKILLS, ['clay', 'more/glaze'], 'unversioned'],
    ['cards', CARDS, ['clay-SKILL.md', 'deep/glaze-SKILL.md'], '1.2'],
  ])('is imported source by source, as if each had been given: %s', async (name, files, parts, label) => {
    const folder = writeFiles(join(tempFolder(), name), files);
    const archive = writeFiles(tempFolder(), { [`${name}.zip`]: zipOf(entriesOf(files, `${name}/`)) });
    const one = join(tempFolder(), 'packs');
    for (const part of parts) await add(join(folder, part), one);
    const { versions, packs } = await add(folder);
    expect(versions.map(({ docSet, version }) => `${docSet} ${version}`)).toEqual([
      `clay ${label}`,
      `glaze ${label}`,
    ]);
    expect(versions.map(({ source }) => source)).toEqual([folder, folder]);
    expect(versions.flatMap(({ sources }) => sources.map(({ path }) => path))).toEqual(
      parts.map((part) => `${folder}/${part}`),
    );
    expect(packs).toEqual(folderHashes(one));
    expect((await add(join(archive, `${name}.zip`))).packs).toEqual(packs);
  });

  it('changes nothing when one of them cannot be read', async () => {
    const deep = '<div>'.repeat(30_000);
    const bad = { 'wheel/SKILL.md': deep, 'wheel/references/deep.md': deep };
    const folder = writeFiles(join(tempFolder(), 'skills'), { ...SKILLS, ...bad });
    const packs = join(tempFolder(), 'packs');
    await expect(add(folder, packs)).rejects.toMatchObject({
      code: 'source-unreadable',
      message: expect.stringContaining('No page of wheel could be read'),
    });
    expect(existsSync(packs)).toBe(false);
  });

  it('says what was added before one of them could not be', async () => {
    const folder = writeFiles(join(tempFolder(), 'skills'), SKILLS);
    const packs = join(tempFolder(), 'packs');
    writeFiles(packs, { [`glaze/lock/${process.ppid}-0123456789abcdef`]: '' });
    await expect(add(folder, packs)).rejects.toMatchObject({
      code: 'pack-busy',
      message: 'Another djdocs is changing "glaze" (added before that: clay@unversioned)',
    });
  });
});
