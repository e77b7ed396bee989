import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../../build/runtime/cache.mjs';
import { startServer } from '../../../indexer/server/server.ts';
import { builtRuntime, RUNTIME_FOLDER } from '../../helpers/built-runtime.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

/** The source of a Django, where the build had to fetch one. */
const DJANGO = join(cacheFolder(), 'django/5.2');

describe.skipIf(!builtRuntime() || !existsSync(DJANGO))('djdocs runtime', () => {
  const cli = new Cli();
  let environment = '';
  let snippet = '';
  beforeAll(() => {
    environment = tempFolder();
    const site = join(environment, 'lib/python3.12/site-packages');
    for (const name of ['django', 'asgiref', 'sqlparse'])
      cpSync(join(DJANGO, name), join(site, name), { recursive: true });
    const about = join(site, 'django/__init__.py');
    writeFileSync(
      about,
      readFileSync(about, 'utf8').replace(/^VERSION = .*$/m, 'VERSION = (5, 2, 99, "final", 0)'),
    );
    for (const [path, text] of [
      ['harbour/__init__.py', 'def sail():\n    return "ahoy"\n'],
      ['compiled/__init__.py', ''],
      ['compiled/speed.so', ''],
      ['pip/__init__.py', ''],
    ] as const) {
      mkdirSync(join(site, path, '..'), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    snippet = join(environment, 'snippet.py');
    writeFileSync(snippet, 'import django\nimport harbour\nprint(django.get_version(), harbour.sail())\n');
  }, 60_000);

  it('adds a virtual environment, with the packages that are Python alone', async () => {
    const { code, ...added } = await cli.run(['runtime', 'add', environment, '--json']);
    expect(code).toBe(0);
    expect(added.json()).toEqual({ version: '5.2.99', packages: ['harbour'], hasSnapshot: true });
    const list = await cli.run(['runtime', 'list']);
    expect(list.stdout).toMatch(new RegExp(`^Django 5\\.2\\.99 {2}${environment}, with harbour$`, 'm'));
    const run = await cli.run(['run', snippet, '--version', '5.2', '--json']);
    expect(run.json()).toMatchObject({ outcome: 'ran', stdout: '5.2.99 ahoy\n' });
  }, 120_000);

  it('serves it to the app beside what is built in', async () => {
    vi.stubEnv('DJDOCS_HOME', cli.home);
    const server = await startServer({ port: 0, web: join(RUNTIME_FOLDER, '..'), packs: [] });
    const { address } = server;
    try {
      const { django } = (await (await fetch(`${address}runtime/runtime.json`)).json()) as {
        django: { version: string; pack: { name: string; bytes: number } }[];
      };
      const added = django.find(({ version }) => version === '5.2.99');
      const pack = await fetch(`${address}runtime/${added?.pack.name}`);
      expect((await pack.arrayBuffer()).byteLength).toBe(added?.pack.bytes);
      for (const path of [
        'added/5.2.99/about.json',
        'added/5.2.98/memory',
        'added/..%2f..%2fpacks/django.pack',
      ]) {
        const response = await fetch(`${address}runtime/${path}`);
        expect([path, response.status, await response.text()]).toEqual([
          path,
          expect.any(Number),
          expect.stringMatching(/^40\d\n$/),
        ]);
      }
    } finally {
      await server.close();
      vi.unstubAllEnvs();
    }
  }, 60_000);

  it('removes it, and leaves what is built in', async () => {
    expect((await cli.run(['runtime', 'remove', '5.2.99'])).code).toBe(0);
    const again = await cli.run(['runtime', 'remove', '5.2.99']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('No Django 5.2.99 was added');
    const { django } = (await cli.run(['runtime', 'list', '--json'])).json<{ django: { from: string }[] }>();
    expect(django.every(({ from }) => from === 'built in')).toBe(true);
  }, 60_000);

  it.each([
    [['/no/such/folder'], 3, 'There is no /no/such/folder'],
    [['.'], 3, 'no package django'],
    [['django', '--from', 'conda'], 2, 'Known are pip, apt'],
  ])(
    'says what is wrong with %j, and changes nothing',
    async (args, code, said) => {
      const result = await cli.run(['runtime', 'add', ...args], { cwd: tempFolder() });
      expect(result.code).toBe(code);
      expect(result.stderr).toContain(said);
      expect(
        existsSync(join(cli.home, 'runtimes')) &&
          (await cli.run(['runtime', 'list', '--json'])).stdout.includes('draft'),
      ).toBe(false);
    },
    60_000,
  );
});
