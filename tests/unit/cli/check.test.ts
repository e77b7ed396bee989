import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatBytes } from '../../../indexer/cli/count-words.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const sources = tempFolder();
const write = (name: string, files: Readonly<Record<string, string>>) =>
  writeFiles(join(sources, name, 'docs'), files);
const PAGES = {
  'oil.md': '# Oil\n\nSlippery, see [why](#why).\n',
  'rust.md': '# Rust\n\nSee [oil](oil.md).\n',
};
const first = write('first', PAGES);
const next = write('next', { 'oil.md': '# Oil\n\nSlippery.\n', 'gears.md': '# Gears\n' });
const stranger = write('stranger', { 'x.md': '# X\n', 'y.md': '# Y\n' });
const many = write('many', {
  'a.md': `# A\n\n${Array.from({ length: 9 }, (_, i) => `[lost](#lost-${i})`).join('\n\n')}\n`,
});
const as = (version: string) => ['--doc-set', 'widgets', '--version', version];

interface Checked {
  readonly docSets: readonly {
    id: string;
    intact: boolean;
    integrity: { damaged: object[] };
    previousBytes: number | null;
    versions: { version: string; topics: number; unresolved: object[] }[];
  }[];
}

describe('djdocs check', () => {
  const cli = new Cli();

  beforeAll(async () => {
    for (const args of [
      ['add', first, ...as('1.0')],
      ['add', next, ...as('2.0')],
      ['add', many, '--doc-set', 'gadgets', '--version', '1.0'],
    ])
      expect(await cli.run(args)).toMatchObject({ code: 0 });
  }, 60_000);

  it('says of every doc set whether it is whole, and of every version what is in it', async () => {
    const { code, stdout, stderr } = await cli.run(['check']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^gadgets[\s\S]*\n\nwidgets {2}docs\n {2}intact: all \d+ parts are what their names say/,
    );
    for (const line of [
      /^ {2}1\.0 {2}\(version found: as was asked\)$/m,
      /^ {4}sources {4}docs \(markdown\), 2 topics$/m,
      /^ {15}licence not stated, hash [0-9a-f]{24}$/m,
      /^ {4}blocks {5}4: 2 heading, 2 paragraph$/m,
      /^ {12}1 {3}50\.0 % {2}unknown$/m,
      /^ {6}oil\.md:\d+: the link "why" to #why leads nowhere$/m,
      /^ {4}problems {3}0$/m,
    ])
      expect(stdout).toMatch(line);
  });

  it('cuts long lists, and prints them to their end when asked', async () => {
    const lines = async (...args: string[]) =>
      (await cli.run(['check', 'gadgets', ...args])).stdout.match(/#lost-\d/g)?.length;
    expect(await lines()).toBe(5);
    expect((await cli.run(['check', 'gadgets'])).stdout).toContain('and 4 more; --all lists all');
    expect(await lines('--all')).toBe(9);
  });

  it('prints all of it as JSON', async () => {
    const { docSets } = (await cli.run(['check', '--json'])).json<Checked>();
    expect(docSets).toMatchObject([
      { id: 'gadgets', intact: true, previousBytes: null, versions: [{ unresolved: { length: 9 } }] },
      {
        id: 'widgets',
        intact: true,
        integrity: { damaged: [] },
        previousBytes: expect.any(Number),
        versions: [
          { version: '2.0' },
          { version: '1.0', topics: 2, links: { kinds: { path: 1, unknown: 1 } } },
        ],
      },
    ]);
  });

  it('checks one doc set or version alone', async () => {
    const { docSets } = (await cli.run(['check', 'widgets@1.0', '--json'])).json<Checked>();
    expect(docSets.map(({ id, versions }) => [id, versions.map(({ version }) => version)])).toEqual([
      ['widgets', ['1.0']],
    ]);
  });

  it.each([
    ['a doc set that is not there', ['check', 'nothing'], 1],
    ['a version that is not there', ['check', 'widgets@9'], 1],
    ['no version', ['check', 'widgets@'], 2],
    ['nothing to go back to', ['rollback', 'gadgets'], 1],
    ['a doc set to go back that is not there', ['rollback', 'nothing'], 1],
    ['a doc set to tidy that is not there', ['gc', 'nothing'], 1],
  ])('answers %s with one line and its exit code', async (_, args, code) => {
    const result = await cli.run(args);
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says how to begin when nothing is installed', async () => {
    const fresh = new Cli();
    expect(await fresh.run(['check'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('djdocs add'),
    });
    expect((await fresh.run(['check', '--json'])).json()).toEqual({ docSets: [] });
    expect(await fresh.run(['gc'])).toMatchObject({ code: 0, stdout: 'There was nothing to give back.\n' });
  });
});

describe('a damaged pack', () => {
  it('is named with its damage and the ways out, which work', async () => {
    const cli = new Cli();
    await cli.run(['add', many, '--doc-set', 'gadgets']);
    await cli.run(['add', first, ...as('1.0')]);
    await cli.run(['add', next, ...as('1.0')]);
    const parts = join(cli.home, 'packs/widgets/parts');
    const manifest = JSON.parse(readFileSync(join(cli.home, 'packs/widgets/manifest.json'), 'utf8'));
    const { name } = manifest.versions[0].diagnostics;
    const other = readdirSync(parts).find((file) => !file.startsWith(name)) as string;
    writeFileSync(join(parts, `${name}.gz`), readFileSync(join(parts, other)));
    const before = folderHashes(join(cli.home, 'packs'));

    const told = await cli.run(['check']);
    expect(told.code).toBe(3);
    expect(told.stdout).toMatch(/^gadgets.*\n {2}intact/);
    expect(told.stdout).toMatch(/damaged: 1 file\n {4}[0-9a-f]{24}: its content/);
    expect(told.stdout).toContain('`djdocs remove widgets`');
    expect(told.stdout).toContain('`djdocs rollback widgets`');
    const json = (await cli.run(['check', '--json'])).json<Checked>();
    expect(json.docSets).toMatchObject([
      { id: 'gadgets', intact: true },
      { id: 'widgets', intact: false, integrity: { damaged: [{ file: name }] }, versions: [] },
    ]);
    expect(folderHashes(join(cli.home, 'packs'))).toEqual(before);

    expect(await cli.run(['rollback', 'widgets'])).toMatchObject({ code: 0 });
    expect(await cli.run(['check', 'widgets'])).toMatchObject({ code: 0 });
    expect((await cli.run(['search', 'rust', '--json'])).json<{ hits: object[] }>().hits).toHaveLength(1);
  }, 60_000);

  it('is found by verifying alone, also where only the way back is damaged', async () => {
    const cli = new Cli();
    await cli.run(['add', first, ...as('1.0')]);
    await cli.run(['add', next, ...as('1.0')]);
    const whole = await cli.run(['check', '--verify']);
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringMatching(/^widgets.*\n {2}intact: .*\n$/) });
    const previous = join(cli.home, 'packs/widgets/previous.json');
    writeFileSync(
      previous,
      readFileSync(previous, 'utf8').replace('Widgets', 'Wjdgets').replace('docs', 'dpcs'),
    );
    expect(await cli.run(['check'])).toMatchObject({ code: 0 });
    const told = await cli.run(['check', '--verify']);
    expect(told.code).toBe(3);
    expect(told.stdout).toMatch(
      /the state to go back to is damaged: previous\.json: it is not as it was written/,
    );
    expect((await cli.run(['check', 'widgets', '--verify', '--json'])).json<Checked>()).toMatchObject({
      docSets: [{ intact: true, previousDamage: 'previous.json: it is not as it was written', versions: [] }],
    });
    expect(await cli.run(['gc'])).toMatchObject({ code: 0 });
    expect(await cli.run(['check', '--verify'])).toMatchObject({ code: 0 });
  }, 60_000);

  it('is left as it is by gc, which does the others', async () => {
    const cli = new Cli();
    for (const source of [first, next]) {
      await cli.run(['add', source, ...as('1.0')]);
      await cli.run(['add', source, '--doc-set', 'gadgets']);
    }
    writeFileSync(join(cli.home, 'packs/gadgets/manifest.json'), 'rubbish');
    const before = folderHashes(join(cli.home, 'packs/gadgets'));
    const result = await cli.run(['gc', '--json']);
    expect(result.code).toBe(3);
    expect(result.json()).toMatchObject({
      bytes: expect.any(Number),
      docSets: [
        { id: 'gadgets', error: expect.stringContaining('cannot be read') },
        { id: 'widgets', bytes: expect.any(Number) },
      ],
    });
    expect(folderHashes(join(cli.home, 'packs/gadgets'))).toEqual(before);
    expect(await cli.run(['check', 'gadgets'])).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('cannot be read'),
    });
  }, 60_000);
});

describe('adding again', () => {
  const told = async (cli: Cli, ...args: string[]) => (await cli.run(['add', ...args])).stdout;

  it('says what changed, refuses another source of the same name, and goes back as a whole', async () => {
    const cli = new Cli();
    expect(await told(cli, first, ...as('1.0'))).toMatch(
      /^widgets 1\.0 {2}added\n[\s\S]*\n {2}pages {4}2 new\n/,
    );
    expect(await told(cli, next, ...as('1.0'))).toMatch(
      /^widgets 1\.0 {2}updated\n[\s\S]*\n {2}pages {4}1 new, 1 changed, 1 gone\n/,
    );
    const before = folderHashes(join(cli.home, 'packs'));
    expect(await cli.run(['add', stranger, ...as('1.0')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/2 pages from another "docs".*--doc-set.*--replace/),
    });
    expect(folderHashes(join(cli.home, 'packs'))).toEqual(before);

    const beside = writeFiles(join(sources, 'beside'), {
      'gears.md': '# Gears\n',
      'oil.md': '# Oil\n\nSticky.\n',
    });
    expect(await told(cli, beside, ...as('1.0'))).toMatch(
      /^widgets 1\.0 {2}added, beside docs\n[\s\S]*2 new, 1 that other sources have too, 1 that contradict/,
    );
    expect((await cli.run(['check'])).stdout).toMatch(
      /^ {6}warning topic-conflict: 1\. If this is a newer copy of that source, add it with --replace\n {8}oil\.md: another/m,
    );
    expect(await told(cli, stranger, beside, ...as('1.0'), '--replace')).toMatch(
      /^widgets 1\.0 {2}started over; 3 topics before\n[\s\S]*\nwidgets 1\.0 {2}added, beside docs\n/,
    );
    const topics = async () =>
      (await cli.run(['check', '--json'])).json<Checked>().docSets[0]?.versions[0]?.topics;
    expect(await topics()).toBe(4);
    const back = await cli.run(['rollback', 'widgets']);
    expect(back.stdout).toContain('widgets is as it was before its last change: 1.0 with 3 topics.');
    expect((await cli.run(['rollback', 'widgets', '--json'])).json()).toEqual({
      docSet: 'widgets',
      versions: [{ version: '1.0', topics: 4 }],
    });
    expect(await topics()).toBe(4);
  }, 60_000);

  it('reads a page of several sources as the first has it, and names them all', async () => {
    const cli = new Cli();
    const beside = writeFiles(join(sources, 'copy'), { 'rust.md': PAGES['rust.md'] });
    for (const source of [first, beside]) await cli.run(['add', source, ...as('1.0')]);
    expect((await cli.run(['read', 'widgets/rust', '--json'])).json()).toMatchObject({
      sources: [
        { name: 'docs', format: 'markdown', file: 'rust.md' },
        { name: 'copy', format: 'markdown', file: 'rust.md' },
      ],
    });
  }, 60_000);

  it('leaves other versions alone when one is started over', async () => {
    const cli = new Cli();
    await cli.run(['add', first, ...as('1.0')]);
    await cli.run(['add', first, ...as('2.0')]);
    await cli.run(['add', stranger, ...as('2.0'), '--replace']);
    const { docSets } = (await cli.run(['check', '--json'])).json<Checked>();
    expect(docSets[0]?.versions.map(({ version, topics }) => [version, topics])).toEqual([
      ['2.0', 2],
      ['1.0', 2],
    ]);
    expect((await cli.run(['search', 'rust', '--version', '2.0'])).code).toBe(1);
  }, 60_000);

  it('says where a version was found, and how to name one that was not', async () => {
    const cli = new Cli();
    expect(await told(cli, first)).toContain(
      '  version  unversioned (the source does not say; name it with --version)\n',
    );
    expect(await told(cli, first, ...as('unversioned'))).toContain('  version  unversioned (as was asked)\n');
  });
});

describe('the space that packs take', () => {
  it('is listed, with what only the way back needs, until gc gives that back', async () => {
    const cli = new Cli();
    await cli.run(['add', first, ...as('1.0')]);
    expect((await cli.run(['list'])).stdout).toMatch(/^widgets {2}docs {2}\d+\.\d kB\n/);
    await cli.run(['add', next, ...as('1.0')]);
    expect((await cli.run(['list'])).stdout).toMatch(
      /^widgets {2}docs {2}\d+\.\d kB, and [\d.]+ (k?B|bytes) to go back/,
    );
    type Listed = { docSets: [{ bytes: number; previousBytes: number }] };
    const listed = async () => (await cli.run(['list', '--json'])).json<Listed>().docSets[0];
    const { bytes, previousBytes } = await listed();
    expect(previousBytes).toBeGreaterThan(0);
    expect((await cli.run(['gc'])).stdout).toBe(
      `widgets  ${formatBytes(previousBytes)}\nGave back ${formatBytes(previousBytes)}.\n`,
    );
    expect(await listed()).toMatchObject({ bytes, previousBytes: 0 });
    expect((await cli.run(['gc', 'widgets', '--json'])).json()).toEqual({
      bytes: 0,
      docSets: [{ id: 'widgets', bytes: 0 }],
    });
  }, 60_000);

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [14_249_999, '14.2 MB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [3e15, '3000.0 TB'],
  ])('of %i bytes is written as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
