import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';

/**
 * `npm run check:fidelity`: how much of the outside documentation an import keeps (see README.md). The measures are
 * bundled together with the command they measure, as a package of its own that no other build replaces.
 */
await bundleNode({
  outDir: 'out/fidelity/out/cli',
  entries: {
    djdocs: 'indexer/cli/djdocs.ts',
    importer: 'indexer/worker/main.ts',
    check: 'tests/fidelity/main.ts',
  },
});
copyFileSync(join(root, 'package.json'), join(root, 'out/fidelity/package.json'));
const program = join(root, 'out/fidelity/out/cli/check.js');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 2;
