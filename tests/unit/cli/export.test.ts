import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Cli, type CliResult } from '../../helpers/run-cli.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const HANDBOOK = fileURLToPath(new URL('../../../content/handbook', import.meta.url));
const cli = new Cli();
/** The package as it is installed, with an app of our own in it. */
const installed = tempFolder();
const program = join(installed, 'out/cli/djdocs.js');
const docs = join(installed, 'docs');
const run = (...args: string[]): Promise<CliResult> => cli.run(args, { program });

beforeAll(async () => {
  cpSync(inject('packageFolder'), installed, {
    recursive: true,
    filter: (source) => !source.endsWith('runtime'),
  });
  writeFiles(installed, {
    'out/web/index.html': '<!doctype html><html><head></head></html>',
    'out/web/runtime/big.bin': 'Python',
    'out/web/sandbox/frame.html': 'frame',
    'out/widget/djdocs-search.js': 'export {};',
    'out/widget/licenses.md': 'MIT',
    'docs/a.md': '# A\n\nOne sentence here.\n',
    'docs/b.md': '# B\n\nAnother page.\n',
  });
  expect(await run('add', docs, '--doc-set', 'docs', '--version', '1')).toMatchObject({ code: 0 });
  expect(await run('add', HANDBOOK)).toMatchObject({ code: 0 });
}, 60_000);

describe('djdocs export DIR', () => {
  it('writes a site of what is asked for, and says what it did', async () => {
    const folder = join(tempFolder(), 'site');
    const first = await run('export', folder, '--doc-set', 'docs');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^Wrote docs 1 to .+: \d+ files, .+\d+ files \(.+\) new or changed, 0 gone\.\n$/,
    );
    expect(Object.keys(folderHashes(folder)).filter((path) => path.includes('handbook'))).toEqual([]);
    expect(readFileSync(join(folder, 'docs/1/a.html'), 'utf8')).toContain('One sentence here.');
    expect(existsSync(join(folder, 'app/runtime/big.bin'))).toBe(true);
    expect((await run('export', folder, '--doc-set', 'docs')).stdout).toMatch(/Nothing had changed\.\n$/);
    const json = (await run('export', folder, '--doc-set', 'docs', '--without-python', '--json')).json();
    expect(json).toMatchObject({ folder, docSets: [{ id: 'docs', versions: ['1'] }], removed: 2 });
    expect(existsSync(join(folder, 'app/runtime'))).toBe(false);
  });

  it('gives the same bytes every time, and the bytes of a fresh site after every change', async () => {
    const [kept, fresh] = [join(tempFolder(), 'kept'), join(tempFolder(), 'fresh')];
    expect(await run('export', kept)).toMatchObject({ code: 0 });
    expect(await run('export', fresh)).toMatchObject({ code: 0 });
    expect(folderHashes(kept)).toEqual(folderHashes(fresh));
    writeFiles(docs, { 'a.md': '# A\n\nOne sentence, changed.\n', 'c.md': '# C\n\nNew.\n' });
    await run('add', docs, '--doc-set', 'docs', '--version', '1');
    const later = join(tempFolder(), 'later');
    expect(await run('export', later)).toMatchObject({ code: 0 });
    const changes = (await run('export', kept, '--json')).json<{ files: number; written: number }>();
    expect(folderHashes(kept)).toEqual(folderHashes(later));
    expect(changes.written).toBeLessThan(changes.files / 3);
  });

  it.each([
    [['export'], 'Nothing says what to write'],
    [['export', 'x', '--jsonl', '-'], '--jsonl and the folder x are two exports'],
    [['export', 'x', '--version', '1'], '--version does not go with a site'],
    [['export', '--jsonl', '-', '--base', '/x/'], '--base does not go with --jsonl'],
    [['export', '--jsonl', '-', '--without-python'], '--without-python does not go with --jsonl'],
    [['export', '--jsonl', '-', '--doc-set', 'docs', '--doc-set', 'handbook'], '--jsonl takes one --doc-set'],
    [['export', 'x', '--base', 'docs'], '--base "docs" is neither a path nor an address'],
    [['export', 'x', '--base', '//evil.invalid/'], 'neither a path nor an address'],
  ])('refuses %j', async (args, message) => {
    const result = await run(...args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(existsSync('x')).toBe(false);
  });

  it('refuses what is not installed, and a folder of something else', async () => {
    const folder = writeFiles(tempFolder(), { 'mine.txt': 'mine' });
    expect(await run('export', folder, '--doc-set', 'nothing')).toMatchObject({ code: 1 });
    const refused = await run('export', folder);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('is not empty, and no site that djdocs has written');
    expect(Object.keys(folderHashes(folder))).toEqual(['mine.txt']);
    expect(await run('export', folder, '--force', '--without-python')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('says that the app is not built', async () => {
    const bare = tempFolder();
    cpSync(join(installed, 'out/cli'), join(bare, 'out/cli'), { recursive: true });
    cpSync(join(installed, 'package.json'), join(bare, 'package.json'));
    const result = await cli.run(['export', join(bare, 'site')], {
      program: join(bare, 'out/cli/djdocs.js'),
    });
    expect(result).toMatchObject({ code: 5 });
    expect(result.stderr).toContain('npm run build');
    expect(existsSync(join(bare, 'site'))).toBe(false);
  });
});

describe('djdocs export --widget-only', () => {
  const page = (title: string, text: string) =>
    `<!doctype html><title>${title} - Pots</title><nav><a href="/">menu</a></nav><main><h1>${title}</h1><p>${text}</p></main>`;

  it('indexes a built site in place, its hits leading to its own pages', async () => {
    const site = writeFiles(tempFolder(), {
      'index.html': page('Pots', 'Start.'),
      'glazes/index.html': page('Glazes', 'They shine.'),
      'clay/index.html': page('Clay', 'It is wet.'),
    });
    const folder = join(site, 'find');
    const before = folderHashes(site);
    const result = await run('export', '--widget-only', folder, '--from', site);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toContain('taken as html-site: it holds 3 HTML pages');
    expect(folderHashes(site)).toMatchObject(before);
    const files = Object.keys(folderHashes(folder)).sort();
    expect(files.filter((path) => !path.startsWith('packs/pots/search/'))).toEqual([
      'djdocs-licenses.md',
      'djdocs-search.js',
      'djdocs-site.json',
      'packs/all.json.gz',
    ]);
    const catalogue = gunzipSync(readFileSync(join(folder, 'packs/all.json.gz'))).toString();
    expect(JSON.parse(catalogue).packs[0].versions[0].pages).toEqual({
      url: '../../{path}/',
      except: { index: '../../' },
    });
    const again = folderHashes(folder);
    expect((await run('export', '--widget-only', folder, '--from', site)).stdout).toMatch(
      /Nothing had changed\.\n$/,
    );
    expect(folderHashes(folder)).toEqual(again);
  });

  it('leads below --base where the index lies elsewhere', async () => {
    const site = writeFiles(tempFolder(), {
      'index.html': page('Pots', 'Start.'),
      'a.html': page('A', 'First.'),
    });
    const folder = join(tempFolder(), 'find');
    expect(await run('export', '--widget-only', folder, '--from', site, '--base', '/x/')).toMatchObject({
      code: 0,
    });
    const catalogue = gunzipSync(readFileSync(join(folder, 'packs/all.json.gz'))).toString();
    expect(JSON.parse(catalogue).packs[0].versions[0].pages).toEqual({ url: '/x/{path}.html' });
  });

  it('refuses what has no pages, and options of other exports', async () => {
    const folder = join(tempFolder(), 'find');
    const text = await run('export', '--widget-only', folder, '--from', docs);
    expect(text).toMatchObject({ code: 2 });
    expect(text.stderr).toContain('which has no pages of its own to lead to');
    expect(await run('export', '--widget-only', folder)).toMatchObject({ code: 2 });
    expect(await run('export', '--widget-only', folder, '--from', docs, '--title', 'x')).toMatchObject({
      code: 2,
    });
    expect(await run('export', '--widget-only', folder, '--from', join(folder, 'none'))).toMatchObject({
      code: 3,
    });
    expect(existsSync(folder)).toBe(false);
  });
});
