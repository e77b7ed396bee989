import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { headersFor } from '../core/policy.ts';
import { type AddedRuntime, addedRuntimes } from '../runtime/added-runtimes.ts';
import {
  type DjangoRuntime,
  parseRuntimeManifest,
  RUNTIME_MANIFEST,
  type RuntimeFile,
} from '../sandbox/runtime-manifest.ts';
import { answerFile } from './static-files.ts';

const ADDED = /^added\/(\d[\w.]*)\/(django\.pack|memory)$/;

/**
 * Answers what the sandbox runs on: the files of the build, and beside them what the person has added.
 * @param path below `runtime/`
 * @returns false when there is no such file
 */
export async function answerRuntime(
  path: string,
  web: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, version, name = ''] = ADDED.exec(path) ?? [];
  if (version !== undefined) {
    const added = addedRuntimes().find((one) => one.version === version);
    return added !== undefined && answerFile(dirname(added.pack), name, request, response);
  }
  if (path !== RUNTIME_MANIFEST) return answerFile(web, `runtime/${path}`, request, response);
  const text = manifestWith(join(web, 'runtime', RUNTIME_MANIFEST), addedRuntimes());
  if (text === undefined) return false;
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache',
    ...headersFor(path),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
  return true;
}

function manifestWith(file: string, added: readonly AddedRuntime[]): string | undefined {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  const manifest = parseRuntimeManifest(readFileSync(file, 'utf8'));
  const more = added.filter(({ pyodide }) => pyodide === manifest.pyodide).map(entryOf);
  const rest = manifest.django.filter(({ version }) => more.every((one) => one.version !== version));
  return JSON.stringify({ ...manifest, django: [...rest, ...more] });
}

function entryOf({ version, pack, snapshot }: AddedRuntime): DjangoRuntime {
  const file = (path: string): RuntimeFile => ({
    name: `added/${version}/${basename(path)}`,
    bytes: statSync(path).size,
  });
  return {
    version,
    pack: file(pack),
    ...(snapshot && { snapshot: { ...file(snapshot.file), harness: snapshot.harness } }),
  };
}
