import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
