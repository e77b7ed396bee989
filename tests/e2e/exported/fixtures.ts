import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveFolder } from '../../helpers/static-server.mjs';
import { test as base, expect } from '../fixtures.ts';
import { firstLine } from '../site.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CLI = join(ROOT, 'out/cli/djdocs.js');
const BASE = '/some/docs/';

/** A site on a file server that knows nothing of djdocs. */
export interface ExportedSite {
  /** Ends in a slash. */
  readonly address: string;
  /** Takes the server away, as a train does. */
  close(): Promise<void>;
}

interface WorkerFixtures {
  readonly exported: string;
}

export const test = base.extend<{ readonly served: ExportedSite }, WorkerFixtures>({
  exported: [
    async ({ site }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'djdocs-exported-'));
      await promisify(execFile)(
        process.execPath,
        [CLI, 'export', folder, '--base', BASE, '--title', 'All of it'],
        { env: { ...process.env, DJDOCS_HOME: site.home } },
      );
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  served: async ({ exported }, use) => {
    const server = await serveFolder(exported, BASE);
    let isThere = true;
    const close = async () => {
      if (isThere) await server.close();
      isThere = false;
    };
    await use({ address: server.address, close });
    await close();
  },
  address: async ({ served }, use) => {
    await use(served.address);
  },
});

/** The same site, served by djdocs itself with a log of its searches. */
export const testWithLog = test.extend({
  served: async ({ exported }, use) => {
    const log = join(await mkdtemp(join(tmpdir(), 'djdocs-log-')), 'searches.jsonl');
    const args = [CLI, 'serve', exported, '--port', '0', '--log-searches', log];
    const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const close = async () => {
      server.kill();
    };
    await use({ address: await firstLine(server), close });
    await close();
    await rm(dirname(log), { recursive: true, force: true });
  },
});

export { expect };
