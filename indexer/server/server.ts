import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { contentTypeOf } from '../core/mime.ts';
import { headersFor } from '../core/policy.ts';
import { requestPath } from '../core/request-path.ts';
import type { Desk } from '../desk/desk.ts';
import { answerDesk, type DeskRoutes } from './desk-routes.ts';
import { answerPacks } from './pack-routes.ts';
import { answerRuntime } from './runtime-routes.ts';
import { whyElsewhere, whyForeign, withToken } from './same-site.ts';
import type { SearchLog } from './search-log.ts';
import { answerSearches, LOG_PATH, takeLogEntry } from './search-routes.ts';
import { answerSite } from './site-routes.ts';
import { answerFile } from './static-files.ts';
import { type UploadLimits, Uploads } from './uploads.ts';

const DESK_PATH = 'desk/';
/** How long one file may take to arrive. */
const UPLOAD_MS = 30 * 60_000;

export interface ServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The built app. */
  readonly web: string;
  /** Folders with packs; the first that has any is served. */
  readonly packs: readonly string[];
  /** Looks after the library for the page; without one, the server only reads. */
  readonly desk?: Desk;
  readonly uploadLimits?: Partial<UploadLimits>;
  /** The folder of an exported site, which is served in place of the app and the packs. */
  readonly site?: string;
  /** Keeps what the search box of a page of this server was asked; without one, nobody is told. */
  readonly searchLog?: SearchLog;
}

export interface RunningServer {
  /** `http://127.0.0.1:8791/` */
  readonly address: string;
  close(): Promise<void>;
}

/** What a server knows beside what it was told. */
interface Running extends ServerOptions {
  port: number;
  /** Of this start; only our own page is told. */
  readonly token: string;
  readonly routes: DeskRoutes | undefined;
}

/**
 * Serves the app and the packs to this machine alone, and does what its own page asks of the desk.
 * @throws DocsError `usage` when the port is taken or none.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const makeToken = () => randomBytes(32).toString('hex');
  const { desk } = options;
  const routes = desk && { desk, uploads: new Uploads(makeToken, options.uploadLimits) };
  const running: Running = { ...options, port: 0, token: makeToken(), routes };
  const server = createServer((request, response) => {
    void answer(request, response, running).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Throws at once for a number that is no port.
    server.listen(options.port, '127.0.0.1', resolve);
  }).catch((cause: unknown) => {
    const hint = 'Give another one with --port, 0 for any';
    throw new DocsError('usage', `Port ${options.port} cannot be used`, hint, { cause });
  });
  // A large file may take longer to arrive than Node gives a request by itself; a stalled one is dropped all the same.
  server.requestTimeout = UPLOAD_MS;
  running.port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${running.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        routes?.uploads.close();
        desk?.close();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, running: Running): Promise<void> {
  // A page elsewhere that points its own host name at this machine sends that name along.
  const hosts = [`127.0.0.1:${running.port}`, `localhost:${running.port}`];
  if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 403);
  const path = requestPath(request.url ?? '/');
  if (request.method === 'POST' && running.routes && path?.startsWith(DESK_PATH)) {
    if (whyForeign(request, hosts, running.token) !== undefined) return refuse(response, 403);
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.slice(DESK_PATH.length);
    if (!(await answerDesk(name, searchParams, running.routes, request, response))) refuse(response, 404);
    return;
  }
  if (request.method === 'POST' && running.searchLog && path === LOG_PATH) {
    if (whyElsewhere(request, hosts) !== undefined) return refuse(response, 403);
    const status = await takeLogEntry(request, running.searchLog);
    if (status !== 204) return refuse(response, status);
    response.writeHead(status).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  if (path === undefined) return refuse(response, 400);
  if (running.searchLog && (await answerSearches(path, response, running.searchLog))) return;
  if (running.site !== undefined) return answerSite(path, running.site, request, response);
  if (!(await answerFiles(path, request, response, running))) refuse(response, 404);
}

async function answerFiles(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { packs, web, routes, token }: Running,
): Promise<boolean> {
  if (path.startsWith('packs/')) return answerPacks(path.slice('packs/'.length), packs, request, response);
  if (path.startsWith('runtime/'))
    return answerRuntime(path.slice('runtime/'.length), web, request, response);
  if (routes && (path === '' || path === 'index.html')) return answerPage(web, token, request, response);
  return answerFile(web, path || 'index.html', request, response);
}

/** The page with the token of this start. It is not kept by browsers: the next start has another one. */
async function answerPage(
  web: string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const text = await readFile(join(web, 'index.html'), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const page = Buffer.from(withToken(text, token));
  response.writeHead(200, {
    'content-type': contentTypeOf('index.html'),
    'content-length': page.length,
    'cache-control': 'no-store',
    ...headersFor('index.html'),
  });
  response.end(request.method === 'HEAD' ? undefined : page);
  return true;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${status}\n`);
}
