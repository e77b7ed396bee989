import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypeOf } from '../indexer/core/mime.ts';
import { headersFor } from '../indexer/core/policy.ts';

/**
 * A response of our scheme. Every one of them carries the policy of its path, also a refusal: a worker or frame takes
 * its policy from its own response and from nowhere else.
 */
export function respond(
  status: number,
  path: string,
  body: BodyInit | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers, ...headersFor(path) },
  });
}

export function refuse(status: number, path: string): Response {
  return respond(status, path, `${status}\n`);
}

/**
 * A file below `root`. It is read whole, because from inside the package's archive a stream would first copy it out.
 * @param path checked for climbing
 * @param address the path below the scheme's root, which has the policy
 */
export async function respondWithFile(
  root: string,
  path: string,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const bytes = await readFile(join(root, path)).catch(() => undefined);
  if (!bytes) return refuse(404, address);
  return respond(200, address, new Uint8Array(bytes), {
    'content-type': contentTypeOf(path),
    'cache-control': 'no-cache',
    ...headers,
  });
}
