import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether this machine has a screen that a program can show something on. */
export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * Opens an address in the person's browser.
 * @param {string} address
 * @returns {boolean} whether there is one to try
 */
export function openBrowser(address) {
  if (process.platform === 'win32') return run('cmd', ['/c', 'start', '', address]);
  if (process.platform === 'darwin') return run('open', [address]);
  return hasDisplay() && isOnPath('xdg-open') && run('xdg-open', [address]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed as well, so that a browser that does not come is no loss.
  child.on('error', () => {});
  child.unref();
  return true;
}

/** @param {string} command */
function isOnPath(command) {
  const { PATH = '' } = process.env;
  return PATH.split(delimiter).some((folder) => existsSync(join(folder, command)));
}
