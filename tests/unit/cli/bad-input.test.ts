import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cli } from '../../helpers/run-cli.ts';
import { inventoryBytes } from '../../helpers/sphinx-folder.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const cli = new Cli();
const work = tempFolder();
const packs = join(cli.home, 'packs');

beforeAll(async () => {
  writeFiles(work, {
    'docs/oil.md': '# Oil\n\nOil the chain.\n',
    'empty.md': '',
    'binary.md': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 9]),
    'docs.zip': 'PK',
    'docs.tar.gz': 'x',
    'docs.tar.xz': 'x',
    'docs.7z': '7z',
    'photos/a.jpg': 'x',
    'page.html': '<h1>Page</h1>',
    'no-pages/objects.inv': inventoryBytes('Widgets', '1.0', []),
    'bad-set/doc-set.yaml': 'id: [',
    'deep/deep.md': `# Deep\n\n${'>'.repeat(10_000)} down here\n`,
    'long.md': `# Long\n\n${'words '.repeat(3_000_000)}\n`,
  });
  mkdirSync(join(work, 'empty'));
  expect(
    await cli.run(['add', join(work, 'docs'), '--doc-set', 'widgets', '--version', '1.0']),
  ).toMatchObject({ code: 0 });
}, 60_000);

describe('a source that cannot be read', () => {
  it.each([
    ['a missing path', 'nowhere', 'There is no', 'Check the path'],
    ['an empty folder', 'empty', 'is an empty folder', 'Give a folder with documentation in it'],
    ['an empty file', 'empty.md', 'is empty', 'Give a file with text in it'],
    ['a binary file', 'binary.md', 'is a binary file', 'Give Markdown or plain text'],
    [
      'a zip archive that is none',
      'docs.zip',
      'is damaged, or not the archive',
      'Unpack it and give the folder',
    ],
    ['a tar archive that is none', 'docs.tar.gz', 'is damaged, or not the archive', '.tar.xz and .tar.bz2'],
    ['a tar archive of another kind that is none', 'docs.tar.xz', 'is damaged, or not the', 'Unpack it'],
    ['an archive of a kind that is not read', 'docs.7z', 'that djdocs does not read', 'Unpack it and give'],
    ['a folder of pictures', 'photos', 'is in none of the formats', 'It reads Sphinx and other HTML'],
    ['a page of HTML alone', 'page.html', 'is in none of the formats', 'It reads Sphinx and other HTML'],
    [
      'an inventory without pages',
      'no-pages',
      'holds no HTML pages',
      'Give the folder of a Sphinx HTML build',
    ],
    ['a page nested without end', 'deep', 'No page of deep could be read; deep.md:', 'is as it was'],
    ['a page without end', 'long.md', 'it is longer than 16 million characters; split it', 'is as it was'],
    ['a description that is not YAML', 'bad-set', 'is not YAML', 'content/README.md'],
  ])(
    '%s: one clear line with the place and the next step, and packs stay as they were',
    async (_, name, message, hint) => {
      const before = folderHashes(packs);
      const result = await cli.run(['add', join(work, name), '--doc-set', 'widgets', '--version', '1.0']);
      expect(result.code).toBe(3);
      expect(result.stdout).toBe('');
      expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(result.stderr).toMatch(/^djdocs: /);
      expect(result.stderr).toContain(name === 'bad-set' ? 'doc-set.yaml in bad-set' : name);
      expect(result.stderr).toContain(message);
      expect(result.stderr).toContain(hint);
      expect(folderHashes(packs)).toEqual(before);
    },
  );

  it('leaves no folder for a doc set that never came to be', async () => {
    await cli.run(['add', join(work, 'empty.md'), '--doc-set', 'fresh']);
    expect(readdirSync(packs)).toEqual(['widgets']);
  });
});

describe('a source that is damaged in part', () => {
  const cut = (text: string) => new TextEncoder().encode(text).slice(0, -1);

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['Markdown cut off in a fence and a character', { 'a.md': cut('# A\n\n```py\nprint("é') }, 'broken-utf8'],
    ['front matter that is never closed', { 'a.md': '---\ntitle: A\n\n# A\n\nText' }, ''],
    [
      'front matter nested without end',
      { 'a.md': `---\na: ${'['.repeat(20_000)}\n---\n\n# A\n` },
      'front-matter',
    ],
    [
      'HTML cut off in a tag',
      {
        'objects.inv': inventoryBytes('W', '1', []),
        'a.html': '<div role="main"><section id="a"><h1>A</h1><p>Text <a hre',
      },
      '',
    ],
    [
      'an inventory cut off in its middle',
      {
        'objects.inv': inventoryBytes('W', '1', [{ name: 'a', role: 'py:data', uri: 'a.html#a' }]).slice(
          0,
          -6,
        ),
        'a.html': '<section id="a"><h1>A</h1></section>',
      },
      'inventory',
    ],
    ['a page nested without end', { 'a.md': '# A', 'deep.md': '<div>'.repeat(30_000) }, 'page-failed'],
  ])('%s: what can be read is read, the rest reported', async (_, files, code) => {
    const folder = writeFiles(tempFolder(), files);
    const result = await new Cli().run(['add', folder, '--doc-set', 'damaged', '--json']);
    expect(result.code).toBe(0);
    const { added } = result.json<{
      added: { counts: { topics: number }; diagnostics: { code: string }[] }[];
    }>();
    expect(added[0]?.counts.topics).toBe(1);
    expect(added[0]?.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(code ? [code] : []);
  });
});

describe('a pack that is damaged or of another format', () => {
  const manifestOf = (home: string) => join(home, 'packs/widgets/manifest.json');
  const partsOf = (home: string) =>
    readdirSync(join(home, 'packs/widgets/parts')).map((name) => join(home, 'packs/widgets/parts', name));
  const commands = [
    ['search', 'oil'],
    ['read', 'widgets/oil'],
    ['export', '--jsonl', '-'],
    ['add', join(work, 'docs'), '--doc-set', 'widgets', '--version', '2.0'],
  ];

  it.each<[string, (home: string) => void, RegExp]>([
    [
      'a newer format',
      (home) =>
        writeFileSync(
          manifestOf(home),
          JSON.stringify({ ...JSON.parse(readFileSync(manifestOf(home), 'utf8')), format: 99 }),
        ),
      /pack "widgets" was written in pack format 99, this djdocs reads format 1\. (Update djdocs|Take it away)/,
    ],
    [
      'a part that is cut off',
      (home) => {
        for (const part of partsOf(home)) truncateSync(part, 15);
      },
      /pack "widgets" is damaged: parts\/[0-9a-f]{24}\.gz cannot be unpacked\. Take it away with `djdocs remove widgets`/,
    ],
    [
      'a manifest that is none',
      (home) => writeFileSync(manifestOf(home), 'rubbish\n'),
      /the manifest of pack "widgets" cannot be read\. Take it away with `djdocs remove/,
    ],
  ])(
    '%s: every command says so in one line, changes nothing, and the way out works',
    async (_, damage, message) => {
      const own = new Cli();
      const source = join(work, 'docs');
      await own.run(['add', source, '--doc-set', 'widgets', '--version', '1.0']);
      damage(own.home);
      const before = folderHashes(join(own.home, 'packs'));
      for (const args of commands) {
        const result = await own.run(args);
        expect({ args, code: result.code }).toEqual({ args, code: 3 });
        expect(result.stderr).toMatch(message);
        expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
        expect(result.stdout).toBe('');
      }
      expect((await own.run(['search', 'oil', '--json'])).json()).toMatchObject({
        error: { code: expect.stringMatching(/^pack-/) },
      });
      expect(folderHashes(join(own.home, 'packs'))).toEqual(before);
      expect(await own.run(['remove', 'widgets'])).toMatchObject({ code: 0 });
      expect(await own.run(['add', source, '--doc-set', 'widgets'])).toMatchObject({ code: 0 });
    },
    60_000,
  );

  it('is named by list, and the others are still listed', async () => {
    const own = new Cli();
    for (const id of ['widgets', 'zebra']) await own.run(['add', join(work, 'docs'), '--doc-set', id]);
    writeFileSync(manifestOf(own.home), '{');
    const result = await own.run(['list', '--json']);
    expect(result.code).toBe(3);
    expect(result.json()).toMatchObject({
      docSets: [{ id: 'widgets', error: expect.stringContaining('cannot be read') }, { id: 'zebra' }],
    });
  });
});
