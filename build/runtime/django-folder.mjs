// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} FoundDjango
 * @property {string} version the full version, such as `5.2.17`
 * @property {string} series its first two numbers
 * @property {string} from where it was found, for people
 * @property {Readonly<Record<string, string>>} packages folder by package name
 */

/** What Django cannot start without. */
export const PACKAGES = ['django', 'asgiref', 'sqlparse'];

/**
 * Finds Django in a folder that holds packages, or in the root of a virtual environment.
 *
 * @param {string} folder
 * @param {string} [from] how to name the place; the folder itself when left out
 * @returns {FoundDjango}
 * @throws {Error} when Django or one of the packages it needs is not there
 */
export function djangoIn(folder, from = folder) {
  const site = sitesOf(folder).find((one) => existsSync(join(one, 'django', '__init__.py')));
  if (site === undefined) throw new Error(`${folder} holds no django package`);
  return djangoOf(Object.fromEntries(PACKAGES.map((name) => [name, join(site, name)])), from);
}

/**
 * @param {Readonly<Record<string, string>>} packages folder by package name
 * @param {string} from
 * @returns {FoundDjango}
 * @throws {Error} when one of the packages is missing or Django's version cannot be read
 */
export function djangoOf(packages, from) {
  for (const name of PACKAGES) {
    const folder = packages[name];
    if (folder === undefined || !existsSync(join(folder, '__init__.py')))
      throw new Error(`${from} lacks ${name}`);
  }
  const version = versionOf(
    readFileSync(join(/** @type {string} */ (packages.django), '__init__.py'), 'utf8'),
  );
  if (version === undefined) throw new Error(`${from} holds a django whose version cannot be read`);
  return { version, series: /^\d+\.\d+/.exec(version)?.[0] ?? version, from, packages };
}

/**
 * Where packages may lie in a folder: in it, or in it as a virtual environment.
 * @param {string} folder
 */
export function sitesOf(folder) {
  const lib = join(folder, 'lib');
  const pythons = existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('python')) : [];
  return [
    folder,
    ...pythons.sort().map((name) => join(lib, name, 'site-packages')),
    join(folder, 'Lib', 'site-packages'),
  ];
}

/**
 * @param {string} source the text of `django/__init__.py`
 * @returns {string | undefined} such as `5.2.17`
 */
export function versionOf(source) {
  const found = /^VERSION\s*=\s*\((\d+),\s*(\d+),\s*(\d+),\s*['"](\w+)['"],\s*(\d+)\)/m.exec(source);
  if (found === null) return undefined;
  const [, major, minor, patch, stage, serial] = found;
  const release = patch === '0' ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
  const mark = { alpha: 'a', beta: 'b', rc: 'rc' }[String(stage)];
  return mark === undefined ? release : `${release}${mark}${serial}`;
}
