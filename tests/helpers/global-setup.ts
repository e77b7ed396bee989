import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCli } from '../../build/bundle-node.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the command line once per test run, when it is missing or older than what it is made of. */
export async function setup(): Promise<void> {
  const built = ['djdocs.js', 'importer.js'].map((name) => join(root, 'out/cli', name));
  if (!built.every(existsSync) || Math.min(...built.map(changed)) < newestBelow('indexer')) await bundleCli();
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
