// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Languages whose formats and texts are kept, besides the ones Django always looks for. */
const LOCALES = new Set(['en', 'en_GB', 'de', 'es', 'fr', 'sv', '__pycache__', '__init__.py']);

/**
 * Reads what a snippet may need of a Django and leaves the rest behind: GIS needs system libraries, the admin's
 * pictures and scripts are never served, and most translations are never read.
 *
 * @param {import('./django-folder.mjs').FoundDjango} django
 * @returns {Map<string, Uint8Array>} content by path below `site-packages`, in sorted order
 */
export function trimmedFiles(django) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const [name, folder] of Object.entries(django.packages)) collect(folder, name, files);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {Map<string, Uint8Array>} files
 */
function collect(folder, path, files) {
  for (const name of readdirSync(folder)) {
    const [from, to] = [join(folder, name), `${path}/${name}`];
    const kind = statSync(from, { throwIfNoEntry: false });
    if (kind === undefined || isLeftOut(to, name)) continue;
    if (kind.isDirectory()) collect(from, to, files);
    else files.set(to, readFileSync(from));
  }
}

/**
 * Whether a file or folder is of no use to a snippet: byte code, libraries of the machine, most languages.
 * @param {string} path below `site-packages`
 * @param {string} name its last part
 */
export function isLeftOut(path, name) {
  if (name === '__pycache__' || /\.(py[co]|po|so|pyd)$/.test(name)) return true;
  if (/^django\/contrib\/(gis|admin\/static|admindocs\/static)$/.test(path)) return true;
  const locale = /\/locale\/([^/]+)$/.exec(path)?.[1];
  return locale !== undefined && !LOCALES.has(locale);
}
