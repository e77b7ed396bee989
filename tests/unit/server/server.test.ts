import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../../indexer/server/server.ts';
import { ID, install, saying } from '../../helpers/stored-packs.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const home = tempFolder();
const packs = join(home, 'packs');
let server: RunningServer;

beforeAll(async () => {
  writeFiles(home, {
    'secret.txt': 'secret',
    'web/index.html': '<h1>App</h1>',
    'web/assets/app.js': 'export {}',
    'web/assets/engine.wasm': 'wasm',
  });
  await install(packs, saying('one'));
  writeFiles(packs, { 'widgets/lock': '1' });
  server = await startServer({ port: 0, web: join(home, 'web'), packs: [join(home, 'none'), packs] });
});
afterAll(() => server.close());

/** A request as it is on the wire: nothing tidies the path up. */
function ask(
  path: string,
  { method = 'GET', host }: { method?: string; host?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('startServer', () => {
  it('listens on this machine alone', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('serves the app with its types and its policy', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({ status: 200, body: '<h1>App</h1>' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask('/assets/app.js')).headers['content-type']).toMatch(/^text\/javascript/);
    expect((await ask('/assets/engine.wasm?v=1')).headers['content-type']).toBe('application/wasm');
  });

  it('serves packs: the list, the manifest and parts', async () => {
    expect(JSON.parse((await ask('/packs/index.json')).body)).toEqual({ packs: [{ id: 'widgets' }] });
    const manifest = await ask('/packs/widgets/manifest.json');
    expect(JSON.parse(manifest.body).docSet.id).toBe(ID);
    expect(manifest.headers['cache-control']).toBe('no-cache');
    const [part] = Object.keys(folderHashes(join(packs, ID, 'parts')));
    const answer = await ask(`/packs/widgets/parts/${part}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/gzip');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it.each([
    '/packs/widgets/lock',
    '/packs/widgets/',
    '/packs/widgets/parts/',
    '/packs/widgets/parts/000000000000000000000000.gz',
    '/packs/widgets/manifest.json/x',
    '/packs/nothing/manifest.json',
    '/packs/__proto__/manifest.json',
    '/packs/',
    '/nothing.html',
    '/assets',
  ])('has nothing at %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404 });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/packs/../../secret.txt',
    '/packs/widgets/..%2f..%2f..%2fsecret.txt',
    '//etc/passwd/..',
    '/%00',
    '/%zz',
  ])('refuses a path that climbs or is malformed: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain('secret');
  });

  it('takes an absolute path for one below its folder', async () => {
    expect(await ask('//etc/passwd')).toMatchObject({ status: 404 });
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])(
    'refuses the host name "%s", so that no page elsewhere can read it',
    async (host) => {
      expect((await ask('/', { host })).status).toBe(403);
    },
  );

  it('takes localhost for itself', async () => {
    expect((await ask('/', { host: `localhost:${new URL(server.address).port}` })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    expect((await ask('/', { method })).status).toBe(405);
  });

  it('answers HEAD without the body', async () => {
    const answer = await ask('/', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe('12');
  });

  it('says so when the port is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(startServer({ port, web: home, packs: [] })).rejects.toMatchObject({
      code: 'usage',
      message: `Port ${port} cannot be used`,
      hint: 'Give another one with --port, 0 for any',
    });
  });

  it('refuses a port that is none as a usage error', async () => {
    await expect(startServer({ port: 70_000, web: home, packs: [] })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
