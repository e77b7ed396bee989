import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} FoundElectron
 * @property {string} binary
 * @property {string} version as the binary's folder says it; the double says so there
 * @property {boolean} isDouble
 */
/** @typedef {{ why: string, installer?: string }} NoElectron `installer` is the script that would fetch the binary */

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const BINARIES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * Looks for Electron's binary where the `electron` package would, without asking that package itself: it would fetch a
 * missing binary there and then.
 * @returns {FoundElectron | NoElectron}
 */
export function findElectron() {
  let folder = '';
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return { why: 'the package electron is not installed' };
  }
  const { ELECTRON_OVERRIDE_DIST_PATH: override } = process.env;
  const dist = override ?? join(folder, 'dist');
  const installer = join(folder, 'install.js');
  const binary = join(dist, BINARIES[process.platform] ?? 'electron');
  if (!existsSync(binary)) return { why: `there is no ${binary}`, ...(override ? {} : { installer }) };
  const version = readVersion(join(dist, 'version'));
  const { version: wanted } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!override && version !== wanted)
    return { why: `the binary is Electron ${version}, not ${wanted}`, installer };
  return { binary, version, isDouble: version.includes('double') };
}

/** @param {string} file */
function readVersion(file) {
  const said = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^v?([0-9]\S*)/.exec(said)?.[1] ?? 'of an unknown version';
}
