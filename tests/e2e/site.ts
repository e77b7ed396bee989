import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { longPage } from './long-page.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DJDOCS = join(ROOT, 'out/cli/djdocs.js');

/** A served djdocs with the handbook, the tests' own snippets and a long page installed. */
export interface Site {
  /** Ends in a slash. */
  readonly address: string;
  /** Its DJDOCS_HOME, for another host of the same documentation. */
  readonly home: string;
  close(): Promise<void>;
}

/** A picture. */
const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><circle cx="160" cy="100" r="80" fill="teal"/></svg>';

/** Installs documentation in an empty home, with the command a reader would use, and serves it. */
export async function openSite(): Promise<Site> {
  const home = await mkdtemp(join(tmpdir(), 'djdocs-e2e-'));
  const env = { ...process.env, DJDOCS_HOME: home };
  const djdocs = (...args: string[]) =>
    promisify(execFile)(process.execPath, [DJDOCS, ...args], { cwd: ROOT, env });
  await djdocs('add', 'content/handbook');
  await djdocs('add', 'tests/fixtures/snippets', '--doc-set', 'snippets', '--version', '1.0');
  await djdocs('add', 'tests/fixtures/scripts', '--doc-set', 'scripts', '--version', '1.0');
  await mkdir(join(home, 'harbour'));
  await writeFile(join(home, 'harbour/rules.md'), longPage());
  await writeFile(join(home, 'harbour/chart.md'), '# Chart\n\n![A chart of the harbour](chart.svg)\n');
  await writeFile(join(home, 'harbour/chart.svg'), CHART);
  await djdocs('add', join(home, 'harbour'), '--doc-set', 'harbour', '--version', '1.0');
  const server = spawn(process.execPath, [DJDOCS, 'serve', '--port', '0'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstLine(server);
  return {
    address,
    home,
    close: async () => {
      server.kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The first line that a server prints: its address. */
export async function firstLine(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server was started without an output');
  for await (const line of createInterface({ input: server.stdout })) return line.trim();
  throw new Error('djdocs serve ended before it said its address; is the app built?');
}
