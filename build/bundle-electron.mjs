import { bundleNode } from './bundle-node.mjs';

/**
 * Bundles the desktop program: the main process and the importer's program as modules, and the preload script as the one
 * CommonJS file that a sandboxed page may have.
 */
export async function bundleElectron() {
  const external = ['electron'];
  await bundleNode({
    outDir: 'out/electron',
    entries: {
      main: 'electron/main.ts',
      importer: 'indexer/worker/main.ts',
      keeper: 'indexer/worker/keeper.ts',
    },
    external,
  });
  await bundleNode({
    outDir: 'out/electron/preload',
    entries: { preload: 'electron/preload.ts' },
    format: 'cjs',
    external,
  });
}
