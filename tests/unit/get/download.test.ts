import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DownloadOptions, download } from '../../../indexer/get/download.ts';
import type { FetchLimits } from '../../../indexer/get/fetch-limits.ts';
import { zipOf } from '../../helpers/archives.ts';
import {
  type Answer,
  cutting,
  type FileServer,
  serving,
  startFileServer,
} from '../../helpers/file-server.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

const noise = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251));
const ZIP = zipOf([
  { name: 'oil.md', content: '# Oil\n' },
  { name: 'noise.bin', content: noise, method: 0 },
]);
const SHA256 = createHash('sha256').update(ZIP).digest('hex');
const FAST: Partial<FetchLimits> = { stallMs: 300 };

let server: FileServer;
let folder = '';

beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = tempFolder();
  server.asked.length = 0;
});

function get(url: string, options: Partial<DownloadOptions> = {}) {
  const limits = { ...FAST, isAllowed: server.isAllowed, ...options.limits };
  return download(url, { kind: 'zip', folder, ...options, limits });
}

const redirect =
  (to: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();

describe('fetching a file', () => {
  it('gives its bytes, their hash and what the server calls them, and tells how far it is', async () => {
    const url = server.on('/good.zip', serving(ZIP));
    const seen: [number, number | undefined][] = [];
    const { path, ...told } = await get(url, { onProgress: (done, total) => seen.push([done, total]) });
    expect(told).toEqual({ bytes: ZIP.length, sha256: SHA256, etag: '"one"' });
    expect(readFileSync(path).equals(ZIP)).toBe(true);
    expect(seen[0]).toEqual([0, ZIP.length]);
    expect(seen.at(-1)).toEqual([ZIP.length, ZIP.length]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('takes a file of unknown length, and a text', async () => {
    const url = server.on('/piped.zip', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.write(ZIP.subarray(0, 100));
      response.end(ZIP.subarray(100));
    });
    expect(await get(url)).toMatchObject({ sha256: SHA256 });
    const text = server.on('/llms-full.txt', serving(Buffer.from('# Oil\n'), 'text/plain; charset=utf-8'));
    expect(await get(text, { kind: 'text' })).toMatchObject({ bytes: 6 });
  });

  it('follows redirects, to other paths and whole addresses', async () => {
    server.on('/end.zip', serving(ZIP));
    server.on('/second', redirect(`${server.address}/end.zip`, 308));
    expect(await get(server.on('/first', redirect('second', 301)))).toMatchObject({ sha256: SHA256 });
  });

  it.each([
    ['round in circles', '/round', /leads on and on/],
    ['to http elsewhere', 'http://example.com/a.zip', /only https is/],
    ['to a file', 'file:///etc/passwd', /only https is/],
    ['nowhere', 'http://', /only https is/],
  ])('refuses to be led %s', async (_, to, why) => {
    const url = server.on('/round', redirect(to));
    await expect(get(url)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringMatching(why),
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(server.asked.length).toBeLessThanOrEqual(6);
  });

  it.each([
    'http://example.com/a.zip',
    'ftp://example.com/a.zip',
    'https://me:secret@example.com/a.zip',
    'nonsense',
  ])('asks nobody for %s', async (url) => {
    await expect(download(url, { kind: 'zip', folder })).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('only https is'),
    });
  });

  it('goes on where it was cut off, as often as it needs', async () => {
    const url = server.on('/cut.zip', cutting(ZIP, 20_000));
    expect(await get(url)).toMatchObject({ sha256: SHA256, bytes: ZIP.length });
    expect(server.asked).toEqual(['GET /cut.zip', 'GET /cut.zip bytes=20000-', 'GET /cut.zip bytes=40000-']);
  });

  it('goes on the next day, and starts over when the file is another one by then', async () => {
    const url = server.on('/days.zip', cutting(ZIP, 20_000));
    await expect(get(url, { limits: { resumes: 0 } })).rejects.toMatchObject({
      message: expect.stringContaining('was cut off after 0.0 MB'),
      hint: 'Ask again: it goes on from there',
    });
    const newer = zipOf([{ name: 'newer.md', content: '# Newer\n' }]);
    server.on('/days.zip', serving(newer, 'application/zip', '"two"'));
    expect(await get(url)).toMatchObject({ bytes: newer.length, etag: '"two"' });
    expect(server.asked.at(-1)).toBe('GET /days.zip bytes=20000-');

    server.on('/days.zip', cutting(ZIP, 20_000));
    await expect(get(url, { limits: { resumes: 0 } })).rejects.toThrow('cut off');
    server.on('/days.zip', serving(ZIP));
    expect(await get(url)).toMatchObject({ sha256: SHA256 });
    expect(server.asked.at(-1)).toBe('GET /days.zip bytes=20000-');
  });

  it('starts over where a server has no name for the state of a file, and gives up in the end', async () => {
    const url = server.on('/nameless.zip', cutting(ZIP, 20_000, null));
    await expect(get(url, { limits: { resumes: 2 } })).rejects.toMatchObject({ hint: 'Try again later' });
    expect(server.asked).toEqual(Array(3).fill('GET /nameless.zip'));
  });

  it('starts over when what is there is more than the server has', async () => {
    const url = server.on('/shrunk.zip', cutting(ZIP, 20_000));
    await expect(get(url, { limits: { resumes: 0 } })).rejects.toThrow('cut off');
    const small = zipOf([{ name: 'a.md', content: 'a' }]);
    server.on('/shrunk.zip', serving(small));
    expect(await get(url)).toMatchObject({ bytes: small.length });
  });

  it('gives up on a server that stalls, before and in the middle', async () => {
    const silent = server.on('/silent.zip', () => {});
    await expect(get(silent)).rejects.toMatchObject({ message: expect.stringContaining('does not answer') });
    const stalling = server.on('/stalling.zip', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': ZIP.length });
      response.write(ZIP.subarray(0, 1000));
    });
    await expect(get(stalling, { limits: { resumes: 1 } })).rejects.toMatchObject({
      message: expect.stringContaining('was cut off'),
    });
    expect(server.asked.filter((line) => line.includes('stalling'))).toHaveLength(2);
  });

  const head =
    (headers: Record<string, string | number>, status = 200): Answer =>
    (_, response) =>
      void response.writeHead(status, headers).end(ZIP);

  it.each<[string, Answer, RegExp]>([
    [
      'a page in the place of an archive',
      head({ 'content-type': 'text/html' }),
      /is text\/html, not a zip archive/,
    ],
    [
      'a page that says it is an archive',
      serving(Buffer.from('<!doctype html><title>Sorry</title>')),
      /does not begin as/,
    ],
    ['nothing at all', serving(Buffer.alloc(0)), /is empty/],
    ['a file that is gone', head({}, 404), /answers 404/],
    ['a server that is broken', head({}, 503), /answers 503/],
    [
      'a packed transfer',
      head({ 'content-type': 'application/zip', 'content-encoding': 'br' }),
      /packed as br/,
    ],
    [
      'a part that was not asked for',
      head({ 'content-type': 'application/zip', 'content-range': 'bytes 5-9/10' }, 206),
      /another part/,
    ],
    [
      'a length over the limit',
      head({ 'content-type': 'application/zip', 'content-length': 3e9 }),
      /is larger than 1 MB/,
    ],
    ['more than the limit without a word', endless, /is larger than 1 MB/],
  ])('refuses %s and keeps nothing', async (_, answer, why) => {
    const url = server.on('/bad.zip', answer);
    await expect(get(url, { limits: { bytes: 1024 * 1024 } })).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringMatching(why),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a page in the place of a text', async () => {
    const url = server.on('/page.txt', serving(Buffer.from('\n<html><body>Sorry'), 'text/plain'));
    await expect(get(url, { kind: 'text' })).rejects.toThrow('does not begin as a text does');
  });

  it('ends when it is told to', async () => {
    const control = new AbortController();
    const url = server.on('/slow.zip', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': ZIP.length });
      response.write(ZIP.subarray(0, 1000), () => control.abort());
    });
    await expect(get(url, { signal: control.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.asked).toHaveLength(1);
  });

  it('says that there is no network, and what to do without one', async () => {
    await expect(
      download('https://docs.invalid/a.zip', { kind: 'zip', folder, limits: FAST }),
    ).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringMatching(/^docs\.invalid cannot be reached: /),
      hint: expect.stringContaining('--file FILE'),
    });
  });
});

function endless(_: unknown, response: import('node:http').ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/zip' });
  response.write(ZIP);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}
