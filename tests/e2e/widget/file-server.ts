import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.gz': 'application/gzip',
};

/** The policy that the widget promises to run under, with Trusted Types. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

/** What a test may have the server do instead of handing out a file; true when it has answered. */
export type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

export interface FileServer {
  /** Ends in a slash. */
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Pages by path, beside the files of the folder. */
  readonly pages: Map<string, string>;
  /** Header of all pages. */
  policy: string;
  answer: Answer | undefined;
  close(): Promise<void>;
}

/** A plain server of a folder, as the owner of a site may have one: it does not compress, and it sets a policy. */
export async function serveFolder(folder: string): Promise<FileServer> {
  const asked: string[] = [];
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    if (site.answer?.(request, response, path)) return;
    response.setHeader('content-security-policy', site.policy);
    // What results lead to.
    const page =
      pages.get(path) ?? (/^\/(handbook|snippets)\/.*\.html$/.test(path) ? '<!doctype html>' : undefined);
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    const file = join(folder, normalize(`/${path}`));
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Not found</title>');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const site: FileServer = {
    url: `http://127.0.0.1:${address.port}/`,
    asked,
    pages,
    policy: STRICT_POLICY,
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return site;
}
