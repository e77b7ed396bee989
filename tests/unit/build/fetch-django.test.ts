import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchWithPip } from '../../../build/runtime/fetch-django.mjs';
import { djangoVersionOf, readPackages } from '../../../indexer/runtime/read-packages.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';
import { type Wheel, wheelOf } from '../../helpers/wheels.ts';

const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;
if (!hasPip) console.log('tests: there is no pip here, so getting Django with it is skipped');

const DJANGO = 'VERSION = (5, 2, 98, "final", 0)\n';
const WHEELS: readonly Wheel[] = [
  wheelOf('django', '5.2.98', { 'django/__init__.py': DJANGO }),
  wheelOf('asgiref', '3.9.0', { 'asgiref/__init__.py': '' }),
  wheelOf('sqlparse', '0.5.9', { 'sqlparse/__init__.py': '' }),
  wheelOf('tzdata', '2025.9', { 'tzdata/__init__.py': '' }),
];

describe.skipIf(!hasPip)('getting Django with pip', () => {
  let index: Server;
  let damaged = '';
  beforeAll(async () => {
    // A simple index as PEP 503 has it: a page a package, with the hash of each file.
    index = createServer((request, response) => {
      const name = /^\/simple\/([^/]+)\/$/.exec(request.url ?? '')?.[1];
      const wheel = WHEELS.find(({ file }) => file.startsWith(`${name}-`) || request.url === `/${file}`);
      if (!wheel) return response.writeHead(404).end();
      if (!name) return response.end(wheel.bytes);
      const hash = createHash('sha256')
        .update(name === damaged ? 'other' : wheel.bytes)
        .digest('hex');
      response.setHeader('content-type', 'text/html');
      return response.end(`<!doctype html><a href="/${wheel.file}#sha256=${hash}">${wheel.file}</a>`);
    });
    await new Promise<void>((resolve) => index.listen(0, '127.0.0.1', () => resolve()));
    const { port } = index.address() as AddressInfo;
    vi.stubEnv('PIP_INDEX_URL', `http://127.0.0.1:${port}/simple`);
    vi.stubEnv('PIP_EXTRA_INDEX_URL', '');
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
    vi.stubEnv('PIP_NO_CACHE_DIR', '1');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    index.close();
  });

  it('brings it and what it needs', async () => {
    const folder = tempFolder();
    await fetchWithPip('5.2', folder);
    const files = await readPackages(folder);
    expect(djangoVersionOf(files)).toBe('5.2.98');
    expect([...files.keys()]).toContain('sqlparse/__init__.py');
  }, 60_000);

  it('refuses a file that is not the one whose hash the index gives', async () => {
    damaged = 'asgiref';
    await expect(fetchWithPip('5.2', tempFolder())).rejects.toThrow(/^python3: .*(hash|THESE PACKAGES|Got)/i);
    damaged = '';
  }, 60_000);

  it('says so when the index has no such version', async () => {
    await expect(fetchWithPip('9.9', tempFolder())).rejects.toThrow(/No matching distribution/);
  }, 60_000);
});
