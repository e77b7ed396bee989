import type { ChildProcess } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const cli = new Cli();
/** The package as it is installed, with an app of our own in it. */
const installed = tempFolder();
const program = join(installed, 'out/cli/djdocs.js');
const running: ChildProcess[] = [];

beforeAll(async () => {
  cpSync(inject('packageFolder'), installed, { recursive: true });
  writeFiles(installed, { 'out/web/index.html': '<h1>App</h1>' });
  const docs = writeFiles(join(installed, 'docs'), { 'a.md': '# A' });
  expect(await cli.run(['add', docs], { program })).toMatchObject({ code: 0 });
}, 60_000);
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts `serve` and gives its first line of output. */
async function serve(...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = cli.start(['serve', '--port', '0', ...args], { program });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream }))
    return { child, line };
  throw new Error('serve ended without a word');
}

describe('djdocs serve', () => {
  it('prints its address first, serves the app and the packs, and ends when it is told to', async () => {
    const { child, line } = await serve();
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(line)).text()).toBe('<h1>App</h1>');
    expect(await (await fetch(`${line}packs/index.json`)).json()).toEqual({ packs: [{ id: 'docs' }] });
    expect((await fetch(line, { method: 'POST', body: 'x' })).status).toBe(405);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('prints its address as JSON', async () => {
    const { line } = await serve('--json');
    expect(JSON.parse(line)).toEqual({ address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) });
  });

  it('refuses a port that is none, and one that is taken', async () => {
    const { line } = await serve();
    const { port } = new URL(line);
    for (const wanted of [port, '99999']) {
      const result = await cli.run(['serve', '--port', wanted], { program });
      expect(result).toMatchObject({
        code: 2,
        stderr: `djdocs: Port ${wanted} cannot be used. Give another one with --port, 0 for any.\n`,
      });
    }
  });

  it('says so when the app is not built', async () => {
    const result = await cli.run(['serve', '--port', '0', '--json']);
    expect(result.code).toBe(5);
    expect(result.json()).toMatchObject({
      error: { code: 'runtime-missing', message: 'The app is not built' },
    });
  });
});

describe('an importer that dies', () => {
  it.each([
    ['ends early', 'process.exit(7)', 'it ended with code 7'],
    ['is killed', 'process.kill(process.pid, "SIGKILL")', 'it was ended by SIGKILL'],
  ])('and %s is told in one line, and packs stay as they were', async (_, code, why) => {
    const broken = tempFolder();
    cpSync(installed, broken, { recursive: true });
    writeFileSync(join(broken, 'out/cli/importer.mjs'), code);
    const docs = join(installed, 'docs');
    const result = await cli.run(['add', docs, '--json'], { program: join(broken, 'out/cli/djdocs.js') });
    expect(result).toMatchObject({
      code: 3,
      stderr: `djdocs: ${docs} could not be imported: ${why}. What was installed before is as it was.\n`,
    });
    expect(result.json()).toMatchObject({
      added: [],
      failed: [{ source: docs, error: { code: 'import-failed' } }],
    });
    expect((await cli.run(['read', 'docs/a'])).stdout).toContain('# A');
  });
});
