import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchLog } from '../../../indexer/server/search-log.ts';
import { type RunningServer, startServer } from '../../../indexer/server/server.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const home = tempFolder();
const file = join(home, 'searches.jsonl');
let server: RunningServer;

beforeAll(async () => {
  const site = writeFiles(join(home, 'site'), {
    'index.html': 'first',
    '404.html': 'nothing here',
    'a/index.html': 'folder',
    'a/b.html': 'page',
    'app/sandbox/frame.html': 'frame',
    'app/index.html': 'app',
  });
  const searchLog = await SearchLog.open(file, 4000);
  server = await startServer({ port: 0, web: join(home, 'none'), packs: [], site, searchLog });
});
afterAll(() => server.close());

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(path: string, { method = 'GET', body = '', headers = {} }: Sent = {}) {
  const { hostname, port } = new URL(server.address);
  return new Promise<{ status: number; body: string; headers: Readonly<Record<string, unknown>> }>(
    (resolve, reject) => {
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            headers: response.headers,
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

const log = (body: string, headers: Record<string, string> = {}) => {
  const origin = new URL(server.address).origin;
  return ask('/searches/log', {
    method: 'POST',
    body,
    headers: { origin, 'content-type': 'application/json', ...headers },
  });
};
const ENTRY = JSON.stringify({ event: 'search', query: 'oil', hits: 0 });
const lines = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

describe('a server of an exported site', () => {
  it('serves it as any file server does', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: 'first' });
    expect(await ask('/a/')).toMatchObject({ status: 200, body: 'folder' });
    expect(await ask('/a')).toMatchObject({ status: 301, headers: { location: 'a/' } });
    expect(await ask('/a/b.html?x')).toMatchObject({ status: 200, body: 'page' });
    expect(await ask('/a/c.html')).toMatchObject({ status: 404, body: 'nothing here' });
    expect((await ask('/../searches.jsonl')).status).toBe(400);
    expect((await ask('/app/sandbox/frame.html')).headers['content-security-policy']).toContain('sandbox');
    expect((await ask('/desk/list', { method: 'POST' })).status).toBe(405);
  });
});

describe('the log of searches', () => {
  it('takes entries from its own pages, a line each, and shows them', async () => {
    expect((await log(ENTRY)).status).toBe(204);
    expect(lines().map((line) => JSON.parse(line))).toEqual([
      { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), event: 'search', query: 'oil', hits: 0 },
    ]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    const page = await ask('/searches');
    expect(page.body).toContain('<td>oil</td><td>1</td>');
    expect(page.body).not.toContain(home);
    expect((await ask('/searches/style.css')).status).toBe(200);
  });

  it.each([
    ['another page', { origin: 'http://evil.invalid' }, ENTRY, 403],
    ['no page at all', { origin: '' }, ENTRY, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, ENTRY, 403],
    ['another host', { host: 'evil.invalid' }, ENTRY, 403],
    ['a form', { 'content-type': 'text/plain' }, ENTRY, 415],
    ['too much', {}, JSON.stringify({ event: 'search', query: 'x'.repeat(3000), hits: 0 }), 413],
    ['something else', {}, '{"event":"search"}', 400],
  ])('refuses what comes from %s', async (_, headers, body, status) => {
    const before = lines();
    expect((await log(body, headers)).status).toBe(status);
    expect(lines()).toEqual(before);
  });

  it('ends at its limit', async () => {
    for (let n = 0; n < 80; n++) await log(ENTRY);
    expect(statSync(file).size).toBeLessThanOrEqual(4000);
    writeFileSync(file, 'garbage\n');
    expect((await ask('/searches')).body).toContain('1 lines of it could not be read');
  });

  it('is not there unless it was asked for, and says what it cannot write', async () => {
    const other = await startServer({ port: 0, web: home, packs: [] });
    const origin = new URL(other.address).origin;
    const headers = { origin, 'content-type': 'application/json' };
    expect(
      (await fetch(`${other.address}searches/log`, { method: 'POST', body: ENTRY, headers })).status,
    ).toBe(405);
    expect((await fetch(`${other.address}searches`)).status).toBe(404);
    await other.close();
    await expect(SearchLog.open(join(home, 'no/such/folder'))).rejects.toMatchObject({ code: 'usage' });
  });
});
