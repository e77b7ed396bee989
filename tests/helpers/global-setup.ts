import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundleCli } from '../../build/bundle-node.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that is deleted when the test run is done. */
    readonly tempRoot: string;
    /** A folder with the package as it is installed, without the app: `package.json`, `out/cli` and a link to the Python that is built. */
    readonly packageFolder: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles the command line once per test run, when it is missing or older than what it is made of. Tests run a copy of
 * it, so that a build that goes on beside them does not pull it from under their feet.
 */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const built = [
    'djdocs.js',
    'search.js',
    'program.mjs',
    'importer.mjs',
    'keeper.mjs',
    'python.mjs',
    'prepare.mjs',
  ].map((name) => join(root, 'out/cli', name));
  if (!built.every(existsSync) || Math.min(...built.map(changed)) < newestBelow('indexer')) await bundleCli();
  const tempRoot = mkdtempSync(join(tmpdir(), 'djdocs-test-'));
  const folder = join(tempRoot, 'package');
  cpSync(join(root, 'out/cli'), join(folder, 'out/cli'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  mkdirSync(join(folder, 'out/web'));
  if (existsSync(join(root, 'out/web/runtime')))
    symlinkSync(join(root, 'out/web/runtime'), join(folder, 'out/web/runtime'), 'junction');
  provide('tempRoot', tempRoot);
  provide('packageFolder', folder);
  return () => rmSync(tempRoot, { recursive: true, force: true });
}

function newestBelow(folder: string): number {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return Math.max(
    changed(join(root, 'package-lock.json')),
    changed(join(root, 'build/bundle-node.mjs')),
    ...entries.filter((entry) => entry.isFile()).map((entry) => changed(join(entry.parentPath, entry.name))),
  );
}

function changed(path: string): number {
  return statSync(path).mtimeMs;
}
