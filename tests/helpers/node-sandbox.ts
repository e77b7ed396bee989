import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
// @ts-expect-error Pyodide declares no types for this entry.
import createModule from 'pyodide/pyodide.asm.mjs';
import { chooseDjango } from '../../indexer/sandbox/choose-django.ts';
import { Interpreter } from '../../indexer/sandbox/interpreter.ts';
import { MEMORY_LIMIT } from '../../indexer/sandbox/limits.ts';
import { builtRuntime, RUNTIME_FOLDER } from './built-runtime.ts';

/**
 * Starts the interpreter that the page's worker starts, from the same files, in this process. There is no wall here:
 * for our own snippets only.
 *
 * @param docVersion which Django to take; without it, none is set up
 * @throws {Error} when nothing is built
 */
export async function bootInNode(docVersion?: string): Promise<Interpreter> {
  const manifest = builtRuntime();
  if (manifest === undefined) throw new Error('there is no runtime yet; run `node build/runtime.mjs`');
  const django = docVersion === undefined ? undefined : chooseDjango(manifest.django, docVersion);
  const packs = [manifest.zones, django?.pack].filter((file) => file !== undefined);
  return Interpreter.boot({
    loadPyodide,
    createModule,
    indexUrl: RUNTIME_FOLDER,
    stdlibUrl: join(RUNTIME_FOLDER, manifest.stdlib.name),
    lockInfo: manifest.lockInfo,
    packs: packs.map((file) => new Uint8Array(readFileSync(join(RUNTIME_FOLDER, file.name)))),
    withDjango: django !== undefined,
    memoryLimit: MEMORY_LIMIT,
  });
}
