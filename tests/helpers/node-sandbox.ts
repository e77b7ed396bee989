import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
// @ts-expect-error Pyodide declares no types for this entry.
import createModule from 'pyodide/pyodide.asm.mjs';
import { chooseDjango } from '../../indexer/sandbox/choose-django.ts';
import { Interpreter } from '../../indexer/sandbox/interpreter.ts';
import { MEMORY_LIMIT } from '../../indexer/sandbox/limits.ts';
import type { DjangoRuntime } from '../../indexer/sandbox/runtime-manifest.ts';
import { builtRuntime, RUNTIME_FOLDER } from './built-runtime.ts';

/** How to start: from memory that was kept, as the page does; step by step; or from memory that does not fit. */
export type Start = 'snapshot' | 'step by step' | 'cut off' | 'of another harness';

/**
 * Starts the interpreter that the page's worker starts, from the same files, in this process. There is no wall here:
 * for our own snippets only.
 *
 * @param docVersion which Django to take; without it, none is set up
 * @throws {Error} when nothing is built
 */
export async function bootInNode(docVersion?: string, start: Start = 'snapshot'): Promise<Interpreter> {
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
    ...snapshotFor(start, django),
  });
}

function snapshotFor(start: Start, django: DjangoRuntime | undefined) {
  if (start === 'step by step' || !django?.snapshot) return {};
  const bytes = new Uint8Array(readFileSync(join(RUNTIME_FOLDER, django.snapshot.name)));
  return {
    snapshot: {
      bytes: start === 'cut off' ? bytes.slice(0, 1000) : bytes,
      harness: start === 'of another harness' ? '00000000' : django.snapshot.harness,
    },
  };
}
