import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NODE_DESK_HOST } from '../../../indexer/cli/desk-host.ts';
import type { DeskMessage } from '../../../indexer/core/desk-calls.ts';
import { Desk } from '../../../indexer/desk/desk.ts';
import { type RunningServer, startServer } from '../../../indexer/server/server.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const before = process.env.DJDOCS_HOME;
let server: RunningServer;
let origin = '';
let token = '';
let home = '';

beforeAll(async () => {
  const web = writeFiles(join(tempFolder(), 'web'), {
    'index.html': '<!doctype html><head><title>x</title>',
  });
  server = await startServer({
    port: 0,
    web,
    packs: [],
    desk: new Desk(NODE_DESK_HOST),
    uploadLimits: { files: 40, fileBytes: 100_000, bytes: 3_000_000 },
  });
  origin = server.address.slice(0, -1);
  const page = await (await fetch(server.address)).text();
  token = /<meta name="djdocs-desk" content="([0-9a-f]{64})" \/>/.exec(page)?.[1] ?? '';
});
afterAll(async () => {
  if (before === undefined) delete process.env.DJDOCS_HOME;
  else process.env.DJDOCS_HOME = before;
  await server.close();
});
beforeEach(() => {
  home = tempFolder();
  process.env.DJDOCS_HOME = home;
});

const uploadFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('djdocs-upload-'));
const installed = () => (existsSync(join(home, 'packs')) ? readdirSync(join(home, 'packs')) : []);
const ours = () => ({ origin, 'sec-fetch-site': 'same-origin', 'x-djdocs-token': token });

/** A request as it is on the wire, with whatever headers are said and no others. */
function send(path: string, options: RequestOptions, body: string | Buffer = '[]') {
  const { hostname, port } = new URL(server.address);
  return new Promise<{ status: number; headers: object; text: string }>((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method: 'POST', ...options }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

interface Told {
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
  readonly messages: readonly DeskMessage[];
}

async function call(name: string, ...args: unknown[]): Promise<Told> {
  const { status, text } = await send(`/desk/${name}`, { headers: ours() }, JSON.stringify(args));
  if (status !== 200) throw new Error(`${name} was answered with ${status}`);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { ...lines.at(-1), messages: lines.slice(0, -1).map(({ message }) => message) };
}

const upload = (query: Record<string, string>, body: string | Buffer = '', headers = {}) =>
  send(`/desk/upload?${new URLSearchParams(query)}`, { headers: { ...ours(), ...headers } }, body).then(
    ({ text }) => JSON.parse(text) as Told,
  );

/** Hands a folder over as a page does. @returns its token */
async function handOver(name: string, files: Record<string, string>): Promise<string> {
  const id = (await upload({ name })).result as string;
  for (const [path, text] of Object.entries(files))
    expect(await upload({ id, path: `${name}/${path}` }, text)).toEqual({ result: null });
  return ((await upload({ id })).result as { token: string }).token;
}

describe('the token', () => {
  it('is in the page alone, which no browser keeps, and is another one at each start', async () => {
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const response = await fetch(server.address);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const other = await startServer({
      port: 0,
      web: tempFolder(),
      packs: [],
      desk: new Desk(NODE_DESK_HOST),
    });
    await other.close();
    expect(await (await fetch(`${server.address}index.html`)).text()).toContain(token);
  });

  it('is not there where the server only reads, and nothing is done for anybody', async () => {
    const web = writeFiles(tempFolder(), { 'index.html': '<head></head>' });
    const reader = await startServer({ port: 0, web, packs: [] });
    expect(await (await fetch(reader.address)).text()).toBe('<head></head>');
    const response = await fetch(`${reader.address}desk/inspect`, { method: 'POST', body: '[]' });
    expect(response.status).toBe(405);
    await reader.close();
  });
});

describe('a call from elsewhere', () => {
  const evil = 'https://evil.example';
  it.each<[string, () => RequestOptions['headers']]>([
    [
      'a page elsewhere, without the token',
      () => ({ origin: evil, 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }),
    ],
    ['a page elsewhere that has got hold of the token', () => ({ ...ours(), origin: evil })],
    ['a page elsewhere, as browsers say', () => ({ ...ours(), 'sec-fetch-site': 'cross-site' })],
    [
      'another port of this machine',
      () => ({ ...ours(), origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }),
    ],
    ['a sandboxed frame or a file', () => ({ ...ours(), origin: 'null' })],
    ['nobody who says where', () => ({ 'x-djdocs-token': token })],
    ['a name that was pointed at this machine', () => ({ ...ours(), host: 'evil.example' })],
    [
      'such a name with our port',
      () => ({
        ...ours(),
        host: `evil.example:${new URL(origin).port}`,
        origin: `http://evil.example:${new URL(origin).port}`,
      }),
    ],
    ['our page of an earlier start', () => ({ ...ours(), 'x-djdocs-token': '0'.repeat(64) })],
    ['our page without the token', () => ({ origin, 'sec-fetch-site': 'same-origin' })],
  ])('is refused: %s', async (_, headers) => {
    for (const name of ['inspect', 'remove', 'upload?name=x', 'nothing']) {
      const { status, text } = await send(`/desk/${name}`, { headers: headers() });
      expect([status, text]).toEqual([403, '403\n']);
    }
  });

  it('gets no permission to make one, and reads nothing', async () => {
    const preflight = await send(
      '/desk/inspect',
      {
        method: 'OPTIONS',
        headers: {
          origin: evil,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-djdocs-token',
        },
      },
      '',
    );
    expect(preflight.status).toBe(405);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await send('/desk/inspect', { method: 'GET', headers: ours() }, '')).status).toBe(404);
    expect((await send('/desk/nothing', { headers: ours() })).status).toBe(404);
    expect((await send('/desk/__proto__', { headers: ours() })).status).toBe(404);
  });
});

describe('a page that looks after the library', () => {
  it('adds a folder, sees what happens, and verifies, updates, goes back and removes', async () => {
    const source = await handOver('kites', {
      'index.md': '# Kites\n\n[nowhere](gone.md)\n',
      'deep/string.md': '# String\n',
      'deep/quotes.md': `${'> '.repeat(150)}too deep\n`,
    });
    expect((await call('recognise', source)).result).toMatchObject({
      format: 'markdown',
      docSet: 'kites',
      sources: 1,
      reason: expect.any(String),
    });
    const added = await call('importSources', { sources: [source], docSet: 'flying', version: '1.0' });
    expect(added.result).toBe('finished');
    expect(added.messages.map(({ type }) => type).slice(-2)).toEqual(['imported', 'finished']);
    expect(added.messages[0]?.type).toBe('progress');
    expect(uploadFolders()).toEqual([]);

    expect((await call('inspect')).result).toMatchObject([
      { id: 'flying', previousBytes: null, versions: [{ label: '1.0', topics: 2, problems: 1 }] },
    ]);
    expect((await call('verify', 'flying')).result).toMatchObject({ damage: [], parts: expect.any(Number) });
    const again = await handOver('kites', { 'index.md': '# Kites\n\nHigher.\n' });
    await call('importSources', { sources: [again], docSet: 'flying', version: '2.0' });
    const labels = async () =>
      ((await call('inspect')).result as { versions: { label: string }[] }[]).map(({ versions }) =>
        versions.map(({ label }) => label),
      );
    expect(await labels()).toEqual([['2.0', '1.0']]);
    expect((await call('inspect')).result).toMatchObject([
      { previousBytes: expect.any(Number), lastCheck: { damaged: 0, at: expect.stringMatching(/^\d{4}-/) } },
    ]);
    expect((await call('rollBack', 'flying')).result).toBeNull();
    expect(await labels()).toEqual([['1.0']]);
    await call('rollBack', 'flying');
    await call('remove', 'flying', '1.0');
    expect(await labels()).toEqual([['2.0']]);
    await call('remove', 'flying', null);
    expect(await labels()).toEqual([]);
  }, 60_000);

  it('is told what went wrong in a sentence, and nothing is left', async () => {
    const source = await handOver('strange', { 'a.bin': '\0\0' });
    expect((await call('recognise', source)).error).toMatchObject({ code: 'source-unsupported' });
    const failed = await call('importSources', { sources: [source] });
    expect(failed.messages).toMatchObject([
      { type: 'failed', error: { code: 'source-unsupported' } },
      { type: 'finished' },
    ]);
    expect((await call('importSources', { sources: [source] })).error).toMatchObject({
      message: 'This was not chosen in the dialog',
    });
    expect((await call('rollBack', 'nothing')).error).toMatchObject({ code: 'not-found' });
    expect((await call('remove', 'nothing', null)).error).toMatchObject({ code: 'not-found' });
    expect((await call('getDocSet', { name: 'nothing' })).error).toMatchObject({ code: 'not-found' });
    expect(uploadFolders()).toEqual([]);
    expect(installed()).toEqual([]);
  }, 60_000);

  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `${i}.md`,
      `# Page ${i}\n\n${`Words and words ${i}. `.repeat(3000)}\n`,
    ]),
  );

  it.each(['when it says so', 'when it goes away'])(
    'cancels %s, and nothing is left behind',
    async (how) => {
      const source = await handOver('many', many);
      const leaving = new AbortController();
      const running = send(
        '/desk/importSources',
        { headers: ours(), signal: leaving.signal },
        JSON.stringify([{ sources: [source], docSet: 'many' }]),
      );
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect((await call('importSources', { sources: ['x'] })).error).toMatchObject({ code: 'pack-busy' });
      if (how === 'when it goes away') {
        leaving.abort();
        await expect(running).rejects.toThrow();
      } else {
        expect((await call('cancelImport')).result).toBe(true);
        expect(JSON.parse((await running).text.trim().split('\n').at(-1) as string)).toEqual({
          result: 'cancelled',
        });
      }
      await expect.poll(async () => (await call('cancelImport')).result, { timeout: 10_000 }).toBe(false);
      expect(uploadFolders()).toEqual([]);
      expect(installed()).toEqual([]);
    },
    60_000,
  );

  it('does not add what it has handed over after all, and nothing of it is left', async () => {
    const source = await handOver('kites', { 'index.md': '# Kites\n' });
    expect(uploadFolders()).toHaveLength(1);
    expect(await call('forget', [source])).toMatchObject({ result: null });
    expect(uploadFolders()).toEqual([]);
    expect((await call('recognise', source)).error).toMatchObject({ code: 'source-missing' });
  });

  it('sees the catalogue without anybody being asked', async () => {
    const { result } = await call('catalogue');
    expect(result).toContainEqual(
      expect.objectContaining({ name: 'django', host: 'media.djangoproject.com' }),
    );
  });
});

describe('what cannot be handed over', () => {
  it.each(['../up', '/etc', 'a/b', '', '.', 'C:x', 'a\\b', 'a\nb'])(
    'begins no upload: "%s"',
    async (name) => {
      expect((await upload({ name })).error).toMatchObject({ code: 'usage' });
    },
  );

  it.each([
    'kites/../../up.md',
    'other/a.md',
    '/etc/passwd',
    'kites//a.md',
    'kites/a\\b.md',
    'kites/./a.md',
    `kites/${'d/'.repeat(70)}a.md`,
  ])('has a path that leads elsewhere: %s', async (path) => {
    const id = (await upload({ name: 'kites' })).result as string;
    expect((await upload({ id, path }, 'x')).error).toMatchObject({ code: 'usage' });
    await upload({ id, drop: '' });
    expect(uploadFolders()).toEqual([]);
  });

  it('is too large, too many or twice there: a sentence, and nothing of it is kept', async () => {
    const begin = async () => (await upload({ name: 'big.zip' })).result as string;
    // Two gigabytes are refused by their number, before any of them has come.
    let id = await begin();
    const { hostname, port } = new URL(server.address);
    const told = await new Promise<string>((resolve, reject) => {
      const path = `/desk/upload?${new URLSearchParams({ id, path: 'big.zip' })}`;
      const sent = httpRequest(
        { hostname, port, path, method: 'POST', headers: { ...ours(), 'content-length': 2 ** 31 } },
        (response) => {
          response.on('data', (piece) => resolve(String(piece)));
        },
      );
      sent.on('error', reject);
      sent.write('PK');
    });
    expect(JSON.parse(told).error.message).toBe('big.zip is larger than 0 MB');
    id = await begin();
    const chunked = await upload({ id, path: 'big.zip' }, Buffer.alloc(200_000), {
      'transfer-encoding': 'chunked',
    });
    expect(chunked.error?.message).toContain('is larger than');
    id = await begin();
    await upload({ id, path: 'big.zip' }, 'x');
    expect((await upload({ id, path: 'big.zip' }, 'y')).error?.message).toBe(
      'big.zip could not be taken: it came twice',
    );
    id = (await upload({ name: 'many' })).result as string;
    for (let i = 0; i < 40; i++) await upload({ id, path: `many/${i}.md` }, 'x');
    expect((await upload({ id, path: 'many/40.md' }, 'x')).error?.message).toBe(
      'many has more than 40 files',
    );
    expect((await upload({ id })).error).toMatchObject({ code: 'source-missing' });
    id = await begin();
    expect((await upload({ id })).error?.message).toBe('big.zip is empty');
    expect(uploadFolders()).toEqual([]);
  });

  it.each<[string, ...unknown[]]>([
    ['importSources'],
    ['importSources', { sources: [] }],
    ['importSources', { sources: ['x'], packs: '/tmp' }],
    ['importSources', { sources: ['x'], fetched: { origin: { url: 'x', sha256: 'y' }, license: 'z' } }],
    ['recognise', 7],
    ['remove', '../up', null],
    ['remove', 'kites'],
    ['rollBack', '__proto__/x'],
    ['verify'],
    ['getDocSet', { name: 'django', url: 'http://127.0.0.1/' }],
    ['inspect', 'more'],
  ])('is a call outside of the contract: %s', async (name, ...args) => {
    expect((await call(name, ...args)).error).toMatchObject({ code: 'usage' });
  });

  it.each(['', '{}', 'null', '[', '"x"'])('is no list of arguments: %s', async (body) => {
    const { text } = await send('/desk/inspect', { headers: ours() }, body);
    expect(JSON.parse(text).error.code).toBe('usage');
  });
});
