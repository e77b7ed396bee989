// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';

/** Old names and copies that no documentation uses. */
const LEFT_OUT = new Set(['posix', 'right', 'localtime', 'posixrules', 'Factory']);

/**
 * Reads the time zones: those that came along with a Django, else this machine's.
 *
 * @returns {{ from: string, files: Map<string, Uint8Array> } | undefined} content by zone name
 */
export function findZones() {
  const fetched = ['5.2', '4.2'].map((series) => join(cacheFolder(), 'django', series, 'tzdata', 'zoneinfo'));
  const folder = [...fetched, '/usr/share/zoneinfo', '/var/db/timezone/zoneinfo'].find((one) =>
    existsSync(one),
  );
  if (folder === undefined) return undefined;
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  collect(folder, '', files);
  return files.size > 0 ? { from: folder, files } : undefined;
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @param {Map<string, Uint8Array>} files
 */
function collect(folder, prefix, files) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind === undefined || LEFT_OUT.has(name)) continue;
    if (kind.isDirectory()) collect(path, `${prefix}${name}/`, files);
    else if (/^[A-Z]/.test(name)) {
      const content = readFileSync(path);
      if (content.subarray(0, 4).toString('latin1') === 'TZif') files.set(`${prefix}${name}`, content);
    }
  }
}
