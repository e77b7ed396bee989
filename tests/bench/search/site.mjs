import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/**
 * What was sent: bytes of bodies, requests, and in how many waves: how many requests waited for one before at most.
 * @typedef {{ bytes: number, requests: number, waves: number }} Sent
 *
 * How a slow link is: milliseconds before the first byte of an answer, and bytes a second of all answers together.
 * @typedef {{ latency: number, bytesPerSecond: number }} Link
 */

/**
 * A file server that compresses text as servers of sites do and counts what it sends. Every answer is held back for
 * `delay` milliseconds, which is so much longer than anything else takes that it tells which requests waited for others.
 * @param {Readonly<Record<string, string>>} folders by first part of the path; `''` for the rest
 * @param {number} delay
 * @param {Link} [link] sends everything as over such a link, pages too
 */
export async function startSite(folders, delay, link) {
  /** @type {Sent & { first: number }} */
  let sent = { bytes: 0, requests: 0, waves: 0, first: 0 };
  /** When the link has sent all that was given to it. */
  let isFreeAt = 0;
  /** @param {number} bytes */
  const pass = async (bytes) => {
    if (!link) return;
    isFreeAt = Math.max(isFreeAt, performance.now() + link.latency) + (bytes / link.bytesPerSecond) * 1000;
    await new Promise((resolve) => setTimeout(resolve, isFreeAt - performance.now()));
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const [, top = '', ...rest] = path.split('/');
    const folder = top === '' ? undefined : folders[top];
    const file = folder ? join(folder, ...rest) : join(folders[''] ?? '', top || 'index.html', ...rest);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    // The page itself is there without any search.
    const isCounted = !file.endsWith('.html');
    const now = performance.now();
    if (isCounted) {
      if (sent.requests === 0) sent.first = now;
      sent.requests++;
      sent.waves = Math.max(sent.waves, 1 + Math.floor((now - sent.first) / Math.max(1, delay)));
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))];
    if (type) {
      const body = gzipSync(readFileSync(file));
      if (isCounted) sent.bytes += body.length;
      await pass(body.length);
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body);
    } else {
      sent.bytes += statSync(file).size;
      await pass(statSync(file).size);
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      await pipeline(createReadStream(file), response).catch(() => response.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    /** What was sent since this was asked before. @returns {Sent} */
    take() {
      const { first: _, ...taken } = sent;
      sent = { bytes: 0, requests: 0, waves: 0, first: 0 };
      return taken;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
