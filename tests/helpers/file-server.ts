import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that does what tests of fetching need, good and bad. */
export interface FileServer {
  readonly address: string;
  /** What was asked, in order: method, path and range. */
  readonly asked: string[];
  /** What it does with a path; later calls replace earlier ones. */
  on(path: string, answer: Answer): string;
  /** Allows requests to this server alone. */
  readonly isAllowed: (url: URL) => boolean;
  close(): Promise<void>;
}

export async function startFileServer(): Promise<FileServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ? ` ${request.headers.range}` : '';
    asked.push(`${request.method} ${request.url}${range}`);
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end('no such file');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    asked,
    on(path, answer) {
      answers.set(path, answer);
      return address + path;
    },
    isAllowed: ({ origin }) => origin === address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves bytes as a good server does: with their length, a name for their state, and parts of them when asked. */
export function serving(bytes: Uint8Array, type = 'application/zip', etag = '"one"'): Answer {
  return (request, response) => {
    const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const start = from !== undefined && request.headers['if-range'] === etag ? Number(from) : undefined;
    if (start !== undefined && start >= bytes.length) {
      response.writeHead(416).end();
      return;
    }
    const body = bytes.subarray(start ?? 0);
    response.writeHead(start === undefined ? 200 : 206, {
      'content-type': type,
      'content-length': body.length,
      etag,
      ...(start === undefined
        ? {}
        : { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** Serves as `serving` does, but breaks the connection after so many bytes of each answer. */
export function cutting(bytes: Uint8Array, after: number, etag: string | null = '"one"'): Answer {
  return (request, response) => {
    const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const start = from !== undefined && request.headers['if-range'] === etag ? Number(from) : 0;
    const body = bytes.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-type': 'application/zip',
      'content-length': body.length,
      ...(etag ? { etag } : {}),
      ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (body.length <= after) response.end(body);
    else response.write(body.subarray(0, after), () => setTimeout(() => response.destroy(), 20));
  };
}
