import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

/** What every file server knows. */
const TYPES = {
  css: 'text/css',
  gz: 'application/gzip',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  wasm: 'application/wasm',
  xml: 'application/xml',
};

/**
 * A plain file server that sends no headers of ours, compresses nothing and serves a folder below a path: what a site has to
 * be content with.
 * @param {string} folder
 * @param {string} base with a slash at both ends
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveFolder(folder, base) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site.invalid').pathname);
    const below = path.startsWith(base) ? normalize(path.slice(base.length)) : '..';
    const file = join(folder, below.endsWith('/') || below === '.' ? `${below}/index.html` : below);
    const found = !below.startsWith('..') && statSync(file, { throwIfNoEntry: false })?.isFile();
    const sent = found ? file : join(folder, '404.html');
    const ending = /\.(\w+)$/.exec(sent)?.[1] ?? '';
    response.writeHead(found ? 200 : 404, {
      'content-type': /** @type {Record<string, string>} */ (TYPES)[ending] ?? 'application/octet-stream',
    });
    createReadStream(sent)
      .on('error', () => response.end())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
