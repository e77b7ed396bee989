// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the folder for what a build may reuse: `DJDOCS_CACHE`, else the platform's own place for caches.
 *
 * @returns {string}
 */
export function cacheFolder() {
  const { DJDOCS_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (DJDOCS_CACHE) return DJDOCS_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'djdocs');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'djdocs', 'Cache');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'djdocs');
}

/**
 * Gives the cached folder of this name, filling it first when it is not there. It appears by a rename once it is
 * complete, so a build that is killed leaves nothing half done and two builds at once do not meet.
 *
 * @param {string} name a path below the cache that changes with whatever the content depends on
 * @param {(folder: string) => Promise<void>} fill writes the content into an empty folder, or throws
 * @returns {Promise<string>} the folder's path
 */
export async function cached(name, fill) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID().slice(0, 8)}.tmp`;
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {...(string | Uint8Array)} parts
 * @returns {string} a short hash of the parts, for names in the cache
 */
export function keyOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 20);
}
