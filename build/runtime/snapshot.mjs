// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPyodide } from 'pyodide';
// @ts-expect-error Pyodide declares no types for this entry.
import createModule from 'pyodide/pyodide.asm.mjs';
import { build } from 'vite';
import { root } from '../root.mjs';

/**
 * Bundles what makes snapshots: it is the sandbox's own code, so that what is kept is what would have been started.
 * @returns {Promise<typeof import('./snapshot-maker.ts')>}
 */
export async function loadSnapshotMaker() {
  const folder = await mkdtemp(join(tmpdir(), 'djdocs-snapshot-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: join(root, 'build/runtime/snapshot-maker.ts'),
          output: { entryFileNames: 'maker.mjs' },
        },
      },
    });
    return await import(pathToFileURL(join(folder, 'maker.mjs')).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The memory of a Python that has set a Django up.
 * @param {Awaited<ReturnType<typeof loadSnapshotMaker>>} maker
 * @param {{ stdlib: string, lockInfo: Record<string, string>, packs: Uint8Array[] }} parts the standard library's path, and what is mounted
 */
export function snapshotOf({ makeMemorySnapshot, MEMORY_LIMIT }, { stdlib, lockInfo, packs }) {
  return makeMemorySnapshot({
    loadPyodide,
    createModule,
    indexUrl: `${join(root, 'node_modules/pyodide')}/`,
    stdlibUrl: stdlib,
    lockInfo,
    packs,
    withDjango: true,
    memoryLimit: MEMORY_LIMIT,
  });
}
