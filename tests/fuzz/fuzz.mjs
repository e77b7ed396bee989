import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';

/** `npm run fuzz -- --count N --seed N [--from N] [--jobs N]`, or `--replay FILE` (see tests/fuzz/main.ts). */
await bundleNode({
  outDir: 'out/fuzz/program',
  entries: { main: 'tests/fuzz/main.ts', worker: 'tests/fuzz/worker.ts' },
});
const program = join(root, 'out/fuzz/program/main.js');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
process.exitCode = status ?? 2;
