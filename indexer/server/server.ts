import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DocsError } from '../core/errors.ts';
import { requestPath } from '../core/request-path.ts';
import { answerPacks } from './pack-routes.ts';
import { answerRuntime } from './runtime-routes.ts';
import { answerFile } from './static-files.ts';

export interface ServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The built app. */
  readonly web: string;
  /** Folders with packs; the first that has any is served. */
  readonly packs: readonly string[];
}

export interface RunningServer {
  /** `http://127.0.0.1:8791/` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the app and the packs, read-only, to this machine alone.
 * @throws DocsError `usage` when the port is taken or none.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let port = 0;
  const server = createServer((request, response) => {
    void answer(request, response, options, port).catch(() => {
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
  port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  port: number,
): Promise<void> {
  // A page elsewhere that points its own host name at this machine sends that name along.
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const path = requestPath(request.url ?? '/');
  if (path === undefined) return refuse(response, 400);
  const isAnswered = path.startsWith('packs/')
    ? await answerPacks(path.slice('packs/'.length), options.packs, request, response)
    : path.startsWith('runtime/')
      ? await answerRuntime(path.slice('runtime/'.length), options.web, request, response)
      : await answerFile(options.web, path || 'index.html', request, response);
  if (!isAnswered) refuse(response, 404);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${status}\n`);
}
