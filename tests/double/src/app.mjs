// @ts-check
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { record } from './calls.mjs';
import { killChromium, stopChromium } from './chromium.mjs';
import { commandLine } from './command-line.mjs';
import { launchOptions, switchValue } from './launch-options.mjs';
import { life, openWindows } from './life.mjs';
import { SingleInstance } from './single-instance.mjs';
import { preventableEvent, StrictEmitter } from './strict.mjs';

const EVENTS = [
  'activate',
  'before-quit',
  'browser-window-created',
  'open-url',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
];

/** The application: its names and folders, and the order in which it starts and ends. */
class App extends StrictEmitter {
  isPackaged = false;
  commandLine = commandLine;
  /** @type {string | undefined} */
  #name;
  /** @type {Map<string, string>} */
  #paths = new Map();
  /** @type {(event: object) => void} */
  #resolveReady = () => {};
  /** @type {Promise<object>} */
  #ready = new Promise((resolve) => {
    this.#resolveReady = resolve;
  });
  /** @type {SingleInstance | undefined} */
  #instance;
  #isEnding = false;

  constructor() {
    super('app', EVENTS);
  }

  get name() {
    return this.getName();
  }
  set name(name) {
    this.#name = name;
  }
  getName() {
    const { productName, name } = launchOptions.packageJson;
    return this.#name ?? productName ?? name ?? 'Electron';
  }
  /** @param {string} name */
  setName(name) {
    this.#name = name;
  }
  getVersion() {
    return launchOptions.packageJson.version ?? '0.0.0';
  }
  getAppPath() {
    return launchOptions.appFolder;
  }
  getLocale() {
    return 'en-US';
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  getPath(name) {
    const path = this.#paths.get(name) ?? this.#defaultPath(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  /**
   * @param {string} name
   * @param {string} path
   */
  setPath(name, path) {
    this.#paths.set(name, path);
  }
  /**
   * @param {string} name
   * @returns {string | undefined}
   */
  #defaultPath(name) {
    const home = homedir();
    const { XDG_CONFIG_HOME: configHome } = process.env;
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return configHome ?? join(home, '.config');
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return process.argv[0];
      case 'userData':
        return switchValue('user-data-dir') || join(this.getPath('appData'), this.getName());
      case 'sessionData':
        return this.getPath('userData');
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'desktop':
      case 'documents':
      case 'downloads':
        return join(home, name.charAt(0).toUpperCase() + name.slice(1));
      default:
        return undefined;
    }
  }

  /** The folder Chromium's profile is kept in; without one that was asked for, nothing of a run is kept. */
  get chosenProfileParent() {
    return (
      this.#paths.get('sessionData') ??
      this.#paths.get('userData') ??
      (switchValue('user-data-dir') || undefined)
    );
  }

  isReady() {
    return life.stage === 'ready';
  }
  whenReady() {
    return this.#ready;
  }
  /** Playwright's loader holds the `ready` event back and needs the promise to come after it. */
  becomeReady() {
    this.emit('will-finish-launching');
    life.stage = 'ready';
    this.emit('ready', {}, {});
    this.#resolveReady({});
  }

  /** @param {unknown} [additionalData] */
  requestSingleInstanceLock(additionalData) {
    this.#instance ??= new SingleInstance(this.getPath('userData'));
    const self = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    return this.#instance.request(self, (other) => {
      this.emit('second-instance', {}, other.argv, other.workingDirectory, other.additionalData);
    });
  }
  hasSingleInstanceLock() {
    return this.#instance?.isOwner ?? false;
  }
  releaseSingleInstanceLock() {
    this.#instance?.release();
  }

  /** @param {unknown[]} args */
  setAsDefaultProtocolClient(...args) {
    record('app.setAsDefaultProtocolClient', ...args);
    return true;
  }
  enableSandbox() {
    if (life.stage !== 'loading')
      throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }
  /** @param {string} id */
  setAppUserModelId(id) {
    record('app.setAppUserModelId', id);
  }
  focus() {
    record('app.focus');
  }

  quit() {
    if (life.isQuitting) return;
    if (isRefused(this, 'before-quit')) return;
    life.isQuitting = true;
    for (const window of [...openWindows]) window.close();
    if (openWindows.size > 0 || isRefused(this, 'will-quit')) {
      life.isQuitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0) {
    if (this.#isEnding) return;
    this.#isEnding = true;
    life.isQuitting = true;
    this.emit('quit', {}, code);
    stopChromium().finally(() => process.exit(code));
  }
}

/**
 * @param {App} emitter
 * @param {string} name
 */
function isRefused(emitter, name) {
  const event = preventableEvent({});
  emitter.emit(name, event);
  return event.defaultPrevented;
}

export const app = new App();

process.on('exit', killChromium);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => app.quit());
