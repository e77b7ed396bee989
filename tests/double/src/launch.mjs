// @ts-check
// The Electron executable's own work: read the command line, load main, start Chromium, say that the app is ready.
import inspector from 'node:inspector';
import Module, { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startChromium } from './chromium.mjs';
import { addedSwitches } from './command-line.mjs';
import electron, { app } from './electron.mjs';
import { ELECTRON_VERSION, labelProcess } from './label.mjs';
import { hasSwitch, launchOptions, readCommandLine } from './launch-options.mjs';
import { life } from './life.mjs';
import { serveSchemes } from './protocol.mjs';
import { followTargets } from './web-contents-list.mjs';

const EXECUTABLE = fileURLToPath(new URL('../electron', import.meta.url));
const args = process.argv.slice(2);

if (args.includes('--version') || args.includes('-v')) {
  console.log(`v${ELECTRON_VERSION} (double)`);
  process.exit(0);
}

process.argv = [EXECUTABLE, ...args];
labelProcess('browser');
Object.assign(process, { defaultApp: true, resourcesPath: join(dirname(EXECUTABLE), 'resources') });
// As Electron does, warn and go on; what breaks because the app is ending is not worth a word.
process.on('unhandledRejection', (reason) => {
  if (!life.isQuitting) console.error('Unhandled rejection in the main process:', reason);
});
try {
  readCommandLine(args);
  replaceElectronModule();
  if (hasSwitch('inspect')) inspector.open(0, '127.0.0.1');
  await loadMain();
  await start();
} catch (error) {
  console.error('electron double: the app did not start:', error);
  process.exit(1);
}

/** Makes both kinds of module get the double when they ask for `electron`. */
function replaceElectronModule() {
  register('./resolve-electron.mjs', import.meta.url);
  const loader = /** @type {{ _load: (request: string, ...rest: unknown[]) => unknown }} */ (
    /** @type {any} */ (Module)
  );
  const load = loader._load;
  loader._load = function (request, ...rest) {
    return /^electron(\/(main|common))?$/.test(request) ? electron : load.call(this, request, ...rest);
  };
}

async function loadMain() {
  const { mainFile, packageJson, preloadModules } = launchOptions;
  const require = createRequire(import.meta.url);
  for (const path of preloadModules) require(path);
  const onIdle = () => {
    console.error(
      'electron double: main never finished loading; does it await app.whenReady() at its top level?',
    );
    process.exit(1);
  };
  process.once('beforeExit', onIdle);
  const isModule = packageJson.type === 'module' ? !mainFile.endsWith('.cjs') : mainFile.endsWith('.mjs');
  if (isModule) await import(pathToFileURL(mainFile).href);
  else require(mainFile);
  process.off('beforeExit', onIdle);
}

async function start() {
  // Main may have decided to quit, as a second instance does.
  if (life.isQuitting) return;
  const schemePort = await serveSchemes();
  life.stage = 'starting';
  await startChromium({
    schemePort,
    profileParent: app.chosenProfileParent,
    isUnsandboxed: process.getuid?.() === 0 || hasSwitch('no-sandbox'),
    debuggingPort: hasSwitch('remote-debugging-port')
      ? app.commandLine.getSwitchValue('remote-debugging-port')
      : undefined,
    switches: addedSwitches,
  });
  followTargets();
  app.becomeReady();
}
