import { spawnSync } from 'node:child_process';
import { findElectron } from './find-electron.mjs';

/** @import { FoundElectron, NoElectron } from './find-electron.mjs' */

/** A host that does not answer by then is taken for unreachable, so that a machine without a network never waits. */
const ASK_MS = 4000;
/** The binary has about a hundred megabytes. */
const FETCH_MS = 10 * 60_000;

/**
 * Finds Electron's binary, or fetches it where `DJDOCS_ELECTRON_DOWNLOAD=1` asks for that.
 * @param {(line: string) => void} log
 * @returns {Promise<FoundElectron | NoElectron>}
 */
export async function getElectron(log) {
  const found = findElectron();
  if ('binary' in found || !found.installer) return found;
  if (process.env.DJDOCS_ELECTRON_DOWNLOAD !== '1') {
    return { why: `${found.why} (DJDOCS_ELECTRON_DOWNLOAD=1 has it fetched)` };
  }
  const { ELECTRON_MIRROR: mirror = 'https://github.com/' } = process.env;
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(ASK_MS) });
  } catch {
    return { why: `${found.why} and ${mirror} cannot be reached` };
  }
  log(`fetching Electron from ${mirror}`);
  spawnSync(process.execPath, [found.installer], { stdio: 'inherit', timeout: FETCH_MS });
  return findElectron();
}
