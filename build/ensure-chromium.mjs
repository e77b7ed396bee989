import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';

/** Long enough for a download over a slow line, short enough that nobody waits for ever. */
const INSTALL_MS = 6 * 60_000;

/**
 * Finds a Chromium for the browser tests, or gets one and says so: Debian's package where this is root on Debian,
 * Playwright's own elsewhere.
 * @param {(line: string) => void} log
 * @returns {string} its path
 * @throws {Error} with one line that says what to do when there is none and none can be had
 */
export function ensureChromium(log) {
  const found = findChromium();
  if (found) return found;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    log('no Chromium here: installing the chromium package of Debian');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', 'chromium']);
  }
  if (!findChromium()) {
    log("no Chromium here: downloading Playwright's");
    run('npx', ['playwright', 'install', 'chromium']);
  }
  const got = findChromium();
  if (got) return got;
  throw new Error(
    'There is no Chromium and none could be installed; install one, or name it in DJDOCS_CHROMIUM',
  );
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: INSTALL_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
