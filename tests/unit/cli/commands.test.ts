import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

interface Hits {
  readonly query: string;
  readonly hits: readonly {
    ref: string;
    version: string;
    versions: string[];
    kind: string;
    anchor: string;
    why?: object;
  }[];
}

const cli = new Cli();
const sources = tempFolder();
const old = writeFiles(join(sources, 'old', 'guide'), {
  'oil.md':
    '# Oil\n\nOil the *chain*, see [gears](gears.md#turn_gearby).\n\n```python\nprint("oil")\n```\n\n> Not <script>alert(1)</script> too much.\n',
  'gears.md':
    '# Gears\n\nAll gears turn.\n\n## `turn_gear(by)`\n\nTurns a gear.\n\n### Speed\n\nNot too fast.\n\n[lost](#lost)\n',
});
const recent = writeFiles(join(sources, 'new', 'guide'), { 'oil.md': '# Oil\n\nOil the chain by robot.\n' });
const addOld = ['add', old, '--doc-set', 'widgets', '--version', '1.0'];

beforeAll(async () => {
  expect(await cli.run(addOld)).toMatchObject({ code: 0 });
  expect(await cli.run(['add', recent, '--doc-set', 'widgets', '--version', '2.0'])).toMatchObject({
    code: 0,
  });
}, 60_000);

describe('backlinks', () => {
  it('are listed with refs that can be read', async () => {
    const { stdout } = await cli.run(['read', 'widgets@1.0/gears', '--backlinks']);
    expect(stdout).toContain('turn_gear(by): 1 link here');
    expect(stdout).toMatch(/Oil {2}widgets@1\.0\/oil$/m);
    const json = JSON.parse((await cli.run(['read', 'widgets@1.0/gears', '--backlinks', '--json'])).stdout);
    expect(json).toMatchObject([{ count: 1, topics: [{ path: 'oil', sections: [{ title: 'Oil' }] }] }]);
    const none = await cli.run(['read', 'widgets@1.0/oil', '--backlinks']);
    expect(none.stdout).toContain('Nothing of this version links here.');
  });
});

describe('what an import leaves out, and what an index names', () => {
  const here = tempFolder();
  const dump = '# Gears\n\n## Source: en_1.0_oil.md\n\n# Menu\n\n# Oil[¶](#oil)\n\nText.\n\n## Sponsors\n';
  const index =
    '---\nname: gears\n---\n\n## Reference Files\n\n### Topics\n\n- **[Oil](references/oil.md)** (~1,200 tokens)\n  - Topics: can, rag\n';

  it('is listed by add --removed, line by line', async () => {
    writeFileSync(join(here, 'dump.txt'), dump);
    const { code, stdout } = await new Cli().run(['add', join(here, 'dump.txt'), '--removed']);
    expect(code).toBe(0);
    expect(stdout).toContain('removed dump.txt:5 site chrome: # Menu');
    expect(stdout).toContain('removed dump.txt:11 site chrome: ## Sponsors');
  });

  it('is shown by list --catalogue, with what is not installed', async () => {
    const fresh = new Cli();
    writeFileSync(join(here, 'index.txt'), index);
    await fresh.run(['add', join(here, 'index.txt')]);
    const { stdout } = await fresh.run(['list', '--catalogue']);
    expect(stdout).toContain('Topics\n');
    expect(stdout).toContain('Oil  (not installed, 1,200 tokens)');
    expect(stdout).toContain('can, rag');
    const { docSets } = (await fresh.run(['list', '--catalogue', '--json'])).json<{
      docSets: { versions: { catalogue: unknown[] }[] }[];
    }>();
    expect(docSets[0]?.versions[0]?.catalogue).toMatchObject([
      {
        category: 'Topics',
        entries: [{ path: 'oil', tokens: 1200, topics: ['can', 'rag'], isInstalled: false }],
      },
    ]);
    const read = await fresh.run(['read', 'gears/oil']);
    expect(read.code).toBe(1);
    expect(read.stderr).toContain('"Oil" is in the catalogue of gears@unversioned, but not installed');
  });
});

describe('djdocs', () => {
  const commands = ['add', 'list', 'search', 'read', 'export', 'check', 'rollback', 'gc', 'remove', 'serve'];

  it('explains itself, with its exit codes and examples', async () => {
    const { code, stdout, stderr } = await cli.run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toMatch(/Exit codes: 0 found or done, 1 nothing found, 2 usage, 3 broken/);
  });

  it.each(commands)('explains %s, which takes --json', async (command) => {
    const { code, stdout } = await cli.run([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: djdocs ${command}`));
    expect(stdout).toContain('--json');
  });

  it('prints its own version, and takes --version after a command for that of the documentation', async () => {
    const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;
    expect((await cli.run(['--version'])).stdout).toBe(`${own}\n`);
    const { hits } = (await cli.run(['search', 'oil', '--version', '1.0', '--json'])).json<Hits>();
    expect(hits[0]?.version).toBe('1.0');
  });

  it.each([
    ['no command', [], 2],
    ['an unknown command', ['dance'], 2],
    ['an unknown option', ['list', '--dance'], 2],
    ['a missing argument', ['read'], 2],
    ['a limit that is no number', ['search', 'oil', '--limit', 'many'], 2],
    ['a limit of nothing', ['search', 'oil', '--limit', '0'], 2],
    ['nothing to search for', ['search', ' '], 2],
    ['an unknown kind', ['search', 'oil', '--kind', 'dance'], 2],
    ['an unknown format to read in', ['read', 'oil', '--format', 'pdf'], 2],
    ['an unknown format to add', ['add', old, '--as', 'docx'], 2],
    ['an id that is none', ['add', old, '--doc-set', '../x'], 2],
    ['nothing found', ['search', 'xylophone'], 1],
    ['a doc set that is not there', ['search', 'oil', '--doc-set', 'nothing'], 1],
    ['a version that is not there', ['search', 'oil', '--version', '9'], 1],
    ['a topic that is not there', ['read', 'nothing/at/all'], 1],
    ['a section that is not there', ['read', 'oil#nothing'], 1],
    ['something to remove that is not there', ['remove', 'nothing'], 1],
    ['a version to remove that is not there', ['remove', 'widgets@9'], 1],
  ])('answers %s with one clear line and its exit code', async (_, args, code) => {
    const result = await cli.run(args);
    expect(result.code).toBe(code);
    expect(result.stderr.trim()).not.toBe('');
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    [['search', 'oil', '--kind', 'dance', '--json'], 'usage'],
    [['search', 'oil', '--doc-set', 'nothing', '--json'], 'not-found'],
    [['read', 'nothing', '--json'], 'not-found'],
    [['remove', 'nothing', '--json'], 'not-found'],
    [['list', '--dance', '--json'], 'usage'],
  ])('prints nothing but JSON for %j, also when it fails', async (args, code) => {
    expect((await cli.run(args)).json()).toMatchObject({
      error: { code, message: expect.any(String), hint: expect.any(String) },
    });
  });
});

describe('djdocs add', () => {
  it('says what it took the source for and what it made', async () => {
    const { code, stdout, stderr } = await new Cli().run(addOld);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      'widgets 1.0  added',
      'taken as markdown: it holds 2 Markdown files',
      'topics   2',
      'chunks   4',
      'symbols  1',
      'snippets 1',
      'links    1 unknown, 1 anchor',
      'info gears.md:13: the link "lost" to #lost leads nowhere',
    ]) {
      expect(stdout).toContain(line);
    }
  });

  it('says when nothing changed', async () => {
    expect((await cli.run(addOld)).stdout).toContain('already there, unchanged');
  });

  it('prints all of it as JSON', async () => {
    const { added, failed } = (await cli.run([...addOld, '--json'])).json<{
      added: object[];
      failed: object[];
    }>();
    expect(failed).toEqual([]);
    expect(added).toMatchObject([
      { source: old, docSet: 'widgets', version: '1.0', changed: false, counts: { topics: 2 } },
    ]);
  });

  it('takes a format that is named for it', async () => {
    const file = join(writeFiles(tempFolder(), { 'a.md': '# A\n\n!!! note\n    B\n' }), 'a.md');
    const { added } = (await new Cli().run(['add', file, '--as', 'markdown', '--json'])).json<{
      added: { sources: object[] }[];
    }>();
    expect(added[0]?.sources).toMatchObject([{ format: 'markdown', reason: 'as was asked' }]);
  });

  it('tells what became of a source also when that is longer than a pipe holds', async () => {
    const page = Array.from({ length: 4000 }, (_, i) => `[${'lost '.repeat(20)}](#lost-${i})\n`).join('\n');
    const folder = writeFiles(tempFolder(), { 'a.md': `# A\n\n${page}` });
    const result = await new Cli().run(['add', folder, '--json']);
    expect(result.code).toBe(0);
    expect(result.json()).toMatchObject({ added: [{ counts: { links: { unknown: 4000 } } }], failed: [] });
  });

  it('goes on with other sources when one fails, and fails as a whole', async () => {
    const fresh = new Cli();
    const result = await fresh.run(['add', 'nowhere', old, '--doc-set', 'widgets', '--json']);
    expect(result.code).toBe(3);
    expect(result.json()).toMatchObject({
      added: [{ docSet: 'widgets' }],
      failed: [{ source: 'nowhere', error: { code: 'source-missing' } }],
    });
    expect((await fresh.run(['list'])).stdout).toContain('unversioned');
  });
});

describe('djdocs list', () => {
  it('shows doc sets, versions and what they came from', async () => {
    const { stdout } = await cli.run(['list']);
    expect(stdout).toMatch(
      /^widgets {2}guide {2}\d+\.\d kB, and \d+\.\d kB to go back with\n {2}2\.0 +1 topics, 1 chunks {2}guide \(markdown\)\n {2}1\.0 +2 topics/,
    );
    const { docSets } = (await cli.run(['list', '--json'])).json<{ docSets: object[] }>();
    expect(docSets).toMatchObject([
      { id: 'widgets', versions: [{ version: '2.0', counts: { topics: 1 } }, { version: '1.0' }] },
    ]);
  });

  it('says how to begin when nothing is installed', async () => {
    const fresh = new Cli();
    expect(await fresh.run(['list'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('djdocs add'),
    });
    expect((await fresh.run(['list', '--json'])).json()).toEqual({ docSets: [] });
    expect(await fresh.run(['search', 'oil'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing is installed yet'),
    });
  });
});

describe('djdocs read', () => {
  it('prints a section with everything below it, as Markdown', async () => {
    const { code, stdout } = await cli.run(['read', 'widgets@1.0/gears#turn_gearby']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/turn_gear\(by\)[\s\S]*Turns a gear\.[\s\S]*Speed[\s\S]*Not too fast\./);
    expect(stdout).not.toContain('All gears turn');
  });

  it('prints a page as text, HTML and JSON', async () => {
    const read = (format: string) => cli.run(['read', 'oil', '--version', '1.0', '--format', format]);
    const [text, html, json] = await Promise.all(['text', 'html', 'json'].map(read));
    expect(text?.stdout).toMatch(/Oil the chain, see gears\./);
    expect(html?.stdout).toMatch(/<h1[^>]*>Oil.*<em>chain<\/em>/s);
    expect(html?.stdout).not.toMatch(/script|alert/);
    expect(json?.json()).toMatchObject({
      ref: 'widgets@1.0/oil#oil',
      versions: ['2.0', '1.0'],
      chunks: [{ anchor: 'oil' }],
    });
    expect((await cli.run(['read', 'oil', '--json'])).json()).toMatchObject({ version: '2.0' });
  });

  it('reads the newest version that has the page, and says which versions have it', async () => {
    expect((await cli.run(['read', 'gears', '--json'])).json()).toMatchObject({ version: '1.0' });
    expect((await cli.run(['read', 'widgets@2.0/gears'])).stderr).toContain('It is in version 1.0');
  });

  it('asks which doc set is meant when two have the page', async () => {
    const two = new Cli();
    await two.run(['add', old, '--doc-set', 'alpha']);
    await two.run(['add', old, '--doc-set', 'beta']);
    expect(await two.run(['read', 'oil'])).toMatchObject({
      code: 2,
      stderr: 'djdocs: "oil" is in alpha and beta. Write which one, for example alpha/oil.\n',
    });
    expect(await two.run(['read', 'djdocs://open/beta/oil'])).toMatchObject({ code: 0 });
  });
});

describe('djdocs remove', () => {
  it('takes away a version, then with the last one the doc set', async () => {
    const fresh = new Cli();
    await fresh.run(addOld);
    await fresh.run(['add', recent, '--doc-set', 'widgets', '--version', '2.0']);
    expect(await fresh.run(['remove', 'widgets@2.0'])).toMatchObject({
      code: 0,
      stdout: 'Removed widgets@2.0.\n',
    });
    expect((await fresh.run(['search', 'robot'])).code).toBe(1);
    expect((await fresh.run(['remove', 'widgets@1.0', '--json'])).json()).toEqual({ removed: 'widgets@1.0' });
    expect((await fresh.run(['list', '--json'])).json()).toEqual({ docSets: [] });
    expect(existsSync(join(fresh.home, 'packs', 'widgets'))).toBe(false);
  });

  it('waits for nobody: a pack that another djdocs is changing is busy', async () => {
    const fresh = new Cli();
    await fresh.run(addOld);
    writeFileSync(join(fresh.home, 'packs', 'widgets', 'lock'), String(process.pid));
    expect(await fresh.run(['remove', 'widgets'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('Wait until it is done'),
    });
    expect(await fresh.run([...addOld, '--json'])).toMatchObject({ code: 4 });
  });
});
