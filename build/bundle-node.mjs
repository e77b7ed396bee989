import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { flexSearch } from './flexsearch.mjs';
import { root } from './root.mjs';

/**
 * Bundles programs for Node with everything they need, so that the package has no dependencies to install and starts
 * by reading a few files.
 * @param {{ outDir: string, entries: Record<string, string>, format?: 'es' | 'cjs', ending?: string, external?: string[], isBeside?: boolean }} options
 *   entries: name of the output to source file, both below the project's root; isBeside: the folder holds another bundle,
 *   which stays and whose list of licences is this one's too
 * @returns {Promise<void>}
 */
export async function bundleNode(options) {
  const { outDir, entries, format = 'es', external = [], isBeside = false } = options;
  const ending = options.ending ?? (format === 'cjs' ? 'cjs' : 'js');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [flexSearch()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    ssr: { noExternal: true, target: 'node', external },
    build: {
      ssr: true,
      outDir: join(root, outDir),
      emptyOutDir: !isBeside,
      target: 'node20',
      minify: true,
      // What is bundled keeps its authors' terms.
      license: !isBeside && { fileName: 'licenses.md' },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        external,
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `[name]-[hash].${ending}`,
        },
      },
    },
  });
}

/**
 * Bundles the `djdocs` command and the importer's program. The command itself and the short way of a search are CommonJS,
 * because Node starts that sooner, and for itself, so that each is one file; the rest are modules.
 * @param {string} [outDir] below the project's root
 */
export async function bundleCli(outDir = 'out/cli') {
  await bundleNode({
    outDir,
    entries: {
      program: 'indexer/cli/main.ts',
      importer: 'indexer/worker/main.ts',
      keeper: 'indexer/worker/keeper.ts',
      python: 'indexer/python/main.ts',
      script: 'indexer/python/script-main.ts',
      prepare: 'indexer/python/prepare.ts',
    },
    ending: 'mjs',
  });
  const alone = { djdocs: 'indexer/cli/djdocs.ts', search: 'indexer/cli/search-fast.ts' };
  for (const [name, file] of Object.entries(alone)) {
    await bundleNode({
      outDir,
      entries: { [name]: file },
      format: 'cjs',
      ending: 'js',
      external: ['./program.mjs'],
      isBeside: true,
    });
  }
  writeFileSync(join(root, outDir, 'package.json'), '{ "type": "commonjs" }\n');
  chmodSync(join(root, outDir, 'djdocs.js'), 0o755);
}
