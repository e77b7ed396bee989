import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

const manifest = builtRuntime();
const PAGE = `# Boats

## Sails

\`\`\`python
def sail(name):
    return name.upper()
\`\`\`

\`\`\`python
print(sail("jib"))
\`\`\`

\`\`\`console
$ ls
\`\`\`

## Alone

\`\`\`pycon
>>> sail("main")
'MAIN'
\`\`\`
`;

describe.skipIf(manifest === undefined)('djdocs run', () => {
  let cli: Cli;
  let folder = '';
  beforeAll(async () => {
    cli = new Cli();
    folder = tempFolder();
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'docs', 'boats.md'), PAGE);
    writeFileSync(join(folder, 'docs', 'other.md'), '# Other\n\n```python\nprint(sail("far"))\n```\n');
    await cli.run(['add', join(folder, 'docs'), '--doc-set', 'harbour', '--version', '1.0']);
  }, 60_000);

  const runFile = (code: string, ...more: string[]) => {
    const file = join(folder, 'snippet.py');
    writeFileSync(file, code);
    return cli.run(['run', file, '--json', ...more]);
  };

  it('runs a script in an engine of its own, behind the same wall', async () => {
    const file = join(folder, 'snippet.js');
    writeFileSync(file, 'console.log(typeof process, typeof fetch); [1, 2].map((one) => one * 2)');
    const { code, ...result } = await cli.run(['run', file, '--json']);
    expect(code).toBe(0);
    expect(result.json()).toMatchObject({
      outcome: 'ran',
      stdout: 'undefined undefined\n',
      value: '[ 2, 4 ]',
    });
    writeFileSync(file, 'for (;;);');
    expect((await cli.run(['run', file, '--timeout', '1'])).code).toBe(7);
  }, 60_000);

  it('runs a snippet of a page after those before it', async () => {
    const { code, ...result } = await cli.run(['run', 'harbour/boats#sails:2', '--json']);
    expect(code).toBe(0);
    expect(result.json()).toMatchObject({
      ref: 'harbour@1.0/boats#sails:2',
      outcome: 'ran',
      stdout: 'JIB\n',
    });
  }, 60_000);

  it('borrows from another page when its own is not enough, and says so', async () => {
    const { code, stdout } = await cli.run(['run', 'harbour/other']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^FAR\n/);
    expect(stdout).toMatch(/sail {2}from boats:1/);
  }, 60_000);

  it('compares a session with its output', async () => {
    const result = await cli.run(['run', 'harbour/boats#alone', '--json']);
    expect(result.json<{ checks: object[] }>().checks).toMatchObject([{ line: 1, right: true }]);
  }, 60_000);

  it('asks which one is meant, and tells what does not run and why', async () => {
    const which = await cli.run(['run', 'harbour/boats#sails']);
    expect(which.code).toBe(2);
    expect(which.stderr).toMatch(/2 snippets that run.*boats#sails:2 {2}print/s);
    expect((await cli.run(['run', 'harbour/boats#sails:3'])).stderr).toContain(
      'does not run. Commands are for',
    );
    expect((await cli.run(['run', 'harbour/boats#sails:9'])).code).toBe(1);
  });

  it.each([
    ['1 / 0', 6, { outcome: 'failed', error: expect.stringContaining('line 1') }],
    ['print("a")\nwhile True: pass', 7, { outcome: 'stopped', stdout: 'a\n' }],
    ['6 * 7', 0, { outcome: 'ran', value: '42' }],
  ])(
    'says how %j ended',
    async (text, code, shown) => {
      const result = await runFile(text, '--timeout', '2');
      expect(result.code).toBe(code);
      expect(result.json()).toMatchObject(shown);
    },
    60_000,
  );

  it('checks every snippet of a doc set', async () => {
    const report = (await cli.run(['run', '--check', 'harbour', '--json'])).json();
    expect(report).toMatchObject({
      docSet: 'harbour',
      kinds: { module: 3, doctest: 1, shell: 1 },
      pageAlone: { all: 4, ran: 3, failed: 1, sessions: 1, matching: 1 },
      withBorrowed: { all: 4, ran: 4 },
    });
  }, 120_000);
});
