import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCli, bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';

/**
 * `npm run check:fidelity`: how much of the outside documentation an import keeps (see README.md). The measures are
 * bundled together with the command they measure, as a package of its own that no other build replaces.
 */
const outDir = 'out/fidelity/out/cli';
await bundleCli(outDir);
await bundleNode({ outDir, entries: { check: 'tests/fidelity/main.ts' }, ending: 'mjs', isBeside: true });
copyFileSync(join(root, 'package.json'), join(root, 'out/fidelity/package.json'));
const program = join(root, outDir, 'check.mjs');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 2;
