// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {object} LaunchOptions
 * @property {string} appFolder the folder `app.getAppPath()` gives
 * @property {string} mainFile the main process's first module
 * @property {{ name?: string, productName?: string, version?: string, main?: string, type?: string }} packageJson
 * @property {string[]} switches the arguments that begin with a dash
 * @property {string[]} preloadModules modules to load before main, given by `-r`
 */

/** @type {LaunchOptions} */
export const launchOptions = {
  appFolder: '.',
  mainFile: '',
  packageJson: {},
  switches: [],
  preloadModules: [],
};

/**
 * Reads the command line as the Electron executable does and keeps the outcome in {@link launchOptions}.
 *
 * @param {readonly string[]} args everything behind the executable's name
 */
export function readCommandLine(args) {
  let app = '.';
  let isAppGiven = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-r' || arg === '--require') launchOptions.preloadModules.push(resolve(args[++i] ?? ''));
    else if (arg.startsWith('-')) launchOptions.switches.push(arg);
    else if (!isAppGiven) {
      app = arg;
      isAppGiven = true;
    }
  }
  const path = resolve(app);
  if (!statSync(path).isDirectory()) {
    Object.assign(launchOptions, { appFolder: dirname(path), mainFile: path });
    return;
  }
  const packageJson = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const mainFile = join(path, packageJson.main ?? 'index.js');
  Object.assign(launchOptions, { appFolder: path, mainFile, packageJson });
}

/**
 * Gives the value of a `--name=value` argument, or an empty string.
 *
 * @param {string} name the switch without its dashes
 */
export function switchValue(name) {
  const start = `--${name}=`;
  return launchOptions.switches.find((each) => each.startsWith(start))?.slice(start.length) ?? '';
}

/**
 * Says whether a `--name` or `--name=value` argument was given.
 *
 * @param {string} name the switch without its dashes
 */
export function hasSwitch(name) {
  return launchOptions.switches.some((each) => each === `--${name}` || each.startsWith(`--${name}=`));
}
