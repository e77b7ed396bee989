import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { headersFor, isFramePage } from '../../../indexer/core/policy.ts';

const WEB = fileURLToPath(new URL('../../../out/web/', import.meta.url));
const RUNNER = fileURLToPath(new URL('../../../renderer/sandbox/runner.ts', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const PAGE =
  '<!doctype html><html lang="en"><title>Site</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>';

export interface Site {
  /** Where the page lies, some folders down. */
  readonly url: string;
  close(): void;
}

/** Where the frame's policy stands: a host of static files may send no headers; `none` is for showing what it is good for. */
export type FramePolicy = 'header and page' | 'page' | 'none';

/** Serves a page with nothing on it but `window.createRunner`, and the built sandbox beside it. */
export async function openSite(policy: FramePolicy): Promise<Site> {
  const script = await bundleRunner();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname.replace(/^\/some\/folder\//, '');
    const headers: Record<string, string> = {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    };
    try {
      if (path === 'page.html') {
        response.writeHead(200, { ...headers, ...headersFor(path) }).end(PAGE);
      } else if (path === 'page.js') response.writeHead(200, headers).end(script);
      else {
        const content = await readFile(join(WEB, normalize(path)));
        const isFrame = isFramePage(path);
        const withHeaders = isFrame && policy === 'header and page';
        response.writeHead(200, { ...headers, ...(withHeaders && headersFor(path)) });
        response.end(isFrame && policy === 'none' ? withoutPolicy(content.toString()) : content);
      }
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer(answer);
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/some/folder/page.html`, close: () => server.close() };
}

function withoutPolicy(page: string): string {
  return page.replace(/<meta\s+http-equiv[^>]*>/, '');
}

export interface Spy {
  readonly port: number;
  /** The connections and requests it has seen, and attempts at a connection that were none. */
  readonly seen: string[];
  close(): void;
}

/** A server that lets everybody in and remembers who came. */
export async function openSpy(): Promise<Spy> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('export default 1');
  });
  server.on('connection', () => seen.push('a connection'));
  server.on('upgrade', (request, socket) => {
    seen.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  server.on('clientError', (_, socket) => {
    seen.push('something that is not HTTP');
    socket.destroy();
  });
  const port = await listen(server);
  return { port, seen, close: () => server.close() };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function bundleRunner(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, minify: false, lib: { entry: RUNNER, formats: ['es'], fileName: 'runner' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the runner was not bundled');
  return `${chunk.code}\nwindow.createRunner = createRunner;`;
}
