import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { getElectron } from './get-electron.mjs';
import { hasDisplay, openBrowser } from './open-browser.mjs';
import { root } from './root.mjs';
import { DJDOCS, serveApp } from './serve-app.mjs';

const HELP = `npm start [-- --port N] [-- --no-open]

Builds what is missing and opens djdocs: the desktop app where Electron's binary is, else the same app in your browser.

  --port N    serve the app at http://127.0.0.1:N/ instead of opening the desktop app
  --no-open   serve the app and open nothing

DJDOCS_ELECTRON_DOWNLOAD=1 has a missing Electron fetched first.`;

/** A program that fails this soon never had a window; the app is served instead. */
const NEVER_OPENED_MS = 15_000;

/** @param {string} line */
const say = (line) => console.log(`djdocs: ${line}`);

const { values } = parseArgs({
  allowNegative: true,
  options: { port: { type: 'string' }, open: { type: 'boolean', default: true }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(HELP);
} else {
  await buildAll({ log: say, onlyMissing: true });
  installHandbook();
  const why = await openDesktop();
  if (why !== undefined) await openPage(why);
}

/** So that a fresh djdocs has something to read. */
function installHandbook() {
  const run = (/** @type {string[]} */ ...args) =>
    execFileSync(process.execPath, [DJDOCS, ...args, '--json'], { cwd: root, encoding: 'utf8' });
  if (JSON.parse(run('list')).docSets.length > 0) return;
  say('installing the handbook');
  run('add', 'content/handbook');
}

/**
 * Runs the desktop app until it is closed.
 * @returns {Promise<string | undefined>} why it did not open, if it did not
 */
async function openDesktop() {
  if (values.port !== undefined) return 'as --port asks';
  if (!values.open) return 'as --no-open asks';
  const electron = await getElectron(say);
  if (!('binary' in electron)) return `because Electron is not here: ${electron.why}`;
  if (!electron.isDouble && !hasDisplay()) return 'because there is no display for the desktop app';
  say(`opening the desktop app, because Electron ${electron.version} is here`);
  const started = performance.now();
  const child = spawn(electron.binary, [root], { stdio: 'inherit' });
  const code = await once(child, 'exit').then(
    ([status]) => status ?? 0,
    (error) => error.message,
  );
  if (code === 0 || performance.now() - started > NEVER_OPENED_MS) return undefined;
  return `because the desktop app did not open (${code})`;
}

/** @param {string} why the page and not the desktop app */
async function openPage(why) {
  const port = values.port === undefined ? undefined : Number(values.port);
  const { address, ended } = await serveApp(port).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const isOpened = values.open && openBrowser(address);
  say(`${isOpened ? 'opened' : 'open'} ${address} ${isOpened ? 'in your browser ' : ''}– served, ${why}`);
  process.exitCode = await ended;
}
