// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../build/find-chromium.mjs';
import { DevToolsPipe } from './devtools-pipe.mjs';
import { INNER_HOST_SUFFIX } from './scheme-urls.mjs';

/** @import { ChildProcess } from 'node:child_process' */

const STOP_TIMEOUT = 3000;
const DISABLED_FEATURES = ['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'];

/** @type {{ process: ChildProcess, pipe: DevToolsPipe } | undefined} */
let running;
let isStopping = false;
/**
 * The folder of this run alone, removed at its end: Chromium leaves files behind in the system's temporary folder.
 *
 * @type {string | undefined}
 */
let scratch;

/**
 * @typedef {object} ChromiumOptions
 * @property {string | undefined} profileParent the folder to keep the profile in; a throw-away profile without it
 * @property {number} schemePort the port of the server that answers for custom schemes
 * @property {boolean} isUnsandboxed whether Chromium's own sandbox is switched off
 * @property {string | undefined} debuggingPort where else than on the pipe Chromium listens for a debugger
 * @property {ReadonlyMap<string, string>} switches what main added through `app.commandLine`
 */

/**
 * Starts Chromium without a window.
 *
 * @param {ChromiumOptions} options
 */
export async function startChromium(options) {
  const executable = findChromium();
  if (!executable) throw new Error('no Chromium found; install one, or name one in DJDOCS_CHROMIUM');
  // Its own process group, so that everything it started can be ended at once.
  scratch = mkdtempSync(join(tmpdir(), 'electron-double-'));
  const child = spawn(executable, toArguments(options, scratch), {
    detached: true,
    // Chromium's files belong into the run's own folder and not into the user's.
    env: { ...process.env, TMPDIR: scratch, XDG_CONFIG_HOME: scratch, XDG_CACHE_HOME: scratch },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.on('error', (error) => fail(`Chromium did not start: ${error.message}`));
  child.on('exit', (code) => {
    if (!isStopping)
      fail(`Chromium ended by itself (${code}); is another copy using the same user data folder?`);
  });
  forwardDebuggerLine(child);
  const [, , , output, input] = child.stdio;
  const pipe = new DevToolsPipe(
    /** @type {import('node:stream').Writable} */ (output),
    /** @type {import('node:stream').Readable} */ (input),
  );
  running = { process: child, pipe };
  await pipe.root.send('Target.setDiscoverTargets', { discover: true });
}

/** Gives the browser's own session. */
export function browserSession() {
  if (!running) throw new Error('the Electron double has not started Chromium yet');
  return running.pipe.root;
}

/** Asks Chromium to end, and ends it when it does not. */
export async function stopChromium() {
  isStopping = true;
  const child = running?.process;
  if (child && child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const timeout = setTimeout(killChromium, STOP_TIMEOUT);
    running?.pipe.root.send('Browser.close').catch(() => {});
    await ended;
    clearTimeout(timeout);
  }
  killChromium();
}

/** Ends what is left of Chromium at once and removes what only this run needed; safe in an `exit` listener. */
export function killChromium() {
  isStopping = true;
  const pid = running?.process.pid;
  if (pid !== undefined) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The whole group is gone already, as it should be.
    }
  }
  if (scratch) rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  scratch = undefined;
}

/**
 * @param {ChromiumOptions} options
 * @param {string} scratchFolder
 */
function toArguments({ profileParent, schemePort, isUnsandboxed, debuggingPort, switches }, scratchFolder) {
  const features = [...DISABLED_FEATURES, switches.get('disable-features')].filter(Boolean).join(',');
  const added = [...switches].filter(([name]) => name !== 'disable-features');
  return [
    '--headless=new',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--no-startup-window',
    '--remote-debugging-pipe',
    ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ...(isUnsandboxed ? ['--no-sandbox'] : []),
    `--user-data-dir=${profileFolder(profileParent ?? scratchFolder)}`,
    // The first rule is the custom schemes' way in, the second cuts everything else off.
    `--host-resolver-rules=MAP *${INNER_HOST_SUFFIX}:80 127.0.0.1:${schemePort}, MAP * ~NOTFOUND`,
    `--disable-features=${features}`,
    ...added.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ];
}

/** @param {string} parent */
function profileFolder(parent) {
  const folder = join(parent, 'double-chromium');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Playwright waits for this one line; the rest is noise about missing desktop services.
 *
 * @param {ChildProcess} child
 */
function forwardDebuggerLine(child) {
  let unread = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    const lines = (unread + text).split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`);
  });
}

/** @param {string} message */
function fail(message) {
  console.error(`electron double: ${message}`);
  process.exit(1);
}
