import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentTypeOf } from '../core/mime.ts';
import { headersFor } from '../core/policy.ts';
import { answerFile } from './static-files.ts';

/** The app's folder in a site, whose files have the policies of the app. */
const APP = /^app\//;

/** Answers a request to an exported site as any file server does: a folder is its index page, what is missing is 404.html. */
export async function answerSite(
  path: string,
  site: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const stats = await stat(join(site, path)).catch(() => undefined);
  if (stats?.isDirectory() && path !== '' && !path.endsWith('/')) {
    const last = path.slice(path.lastIndexOf('/') + 1);
    response.writeHead(301, { location: `${encodeURIComponent(last)}/` });
    response.end();
    return;
  }
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (await answerFile(site, file, request, response, headersFor(file.replace(APP, '')))) return;
  const page = await readFile(join(site, '404.html')).catch(() => Buffer.from('404\n'));
  response.writeHead(404, { ...headersFor('404.html'), 'content-type': contentTypeOf('404.html') });
  response.end(request.method === 'HEAD' ? undefined : page);
}
