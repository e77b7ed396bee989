import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf } from '../core/mime.ts';
import { headersFor } from '../core/policy.ts';

/** So much of a file is read at once: the sandbox's files have tens of megabytes. */
const PIECE = 1024 * 1024;

/** Sends a file below `root`. `path` has been checked for climbing. @returns false when there is no such file. */
export async function answerFile(
  root: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  more: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const file = join(root, path);
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return false;
  response.writeHead(200, {
    'content-type': contentTypeOf(path),
    'content-length': stats.size,
    'cache-control': 'no-cache',
    ...headersFor(path),
    ...more,
  });
  if (request.method === 'HEAD') response.end();
  // A reader that goes away in the middle is no failure of ours.
  else
    await pipeline(createReadStream(file, { highWaterMark: PIECE }), response).catch(() =>
      response.destroy(),
    );
  return true;
}
