import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.mjs';

/**
 * Bundles programs for Node with everything they need, so that the package has no dependencies to install and starts
 * by reading a few files.
 * @param {{ outDir: string, entries: Record<string, string>, format?: 'es' | 'cjs', external?: string[], groups?: { name: string, test: RegExp }[] }} options
 *   entries: name of the output to source file, both below the project's root; groups: modules that share one file
 * @returns {Promise<void>}
 */
export async function bundleNode({ outDir, entries, format = 'es', external = [], groups = [] }) {
  const into = join(root, outDir);
  rmSync(into, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    ssr: { noExternal: true, target: 'node', external },
    build: {
      ssr: true,
      outDir: into,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      // What is bundled keeps its authors' terms.
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        external,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups },
        },
      },
    },
  });
}

/** What `djdocs search` runs; the entry stays apart, because it waits for what it imports. */
const SEARCH_PATH =
  /indexer\/(core\/|store\/(folder-source|home)\.|cli\/(terminal|exit-codes|package-files|places|program|search-request|commands\/search)\.)|node_modules\/(flexsearch|commander)\//;

/** Bundles the `djdocs` command and the importer's program. */
export async function bundleCli() {
  await bundleNode({
    outDir: 'out/cli',
    entries: { djdocs: 'indexer/cli/djdocs.ts', importer: 'indexer/worker/main.ts' },
    // A search starts faster from one file than from ten, and from few of Node's own modules.
    groups: [{ name: 'search', test: SEARCH_PATH }],
  });
  chmodSync(join(root, 'out/cli/djdocs.js'), 0o755);
}
