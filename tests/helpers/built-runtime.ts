import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRuntimeManifest, type RuntimeManifest } from '../../indexer/sandbox/runtime-manifest.ts';

/** Where the build writes the sandbox's runtime. */
export const RUNTIME_FOLDER = fileURLToPath(new URL('../../out/web/runtime/', import.meta.url));

/** The manifest of the runtime that the build has written, or undefined when nothing is built. */
export function builtRuntime(): RuntimeManifest | undefined {
  const path = join(RUNTIME_FOLDER, 'runtime.json');
  return existsSync(path) ? parseRuntimeManifest(readFileSync(path, 'utf8')) : undefined;
}
