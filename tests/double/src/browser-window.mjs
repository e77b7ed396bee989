// @ts-check
import { isAbsolute } from 'node:path';
import { app } from './app.mjs';
import { record } from './calls.mjs';
import { assertReady, life, openWindows } from './life.mjs';
import { preventableEvent, StrictEmitter } from './strict.mjs';
import { WebContents } from './web-contents.mjs';

/** @import { BrowserWindowConstructorOptions, WebPreferences } from 'electron' */
/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */

const EVENTS = [
  'blur',
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'move',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
];

/**
 * What a stock Chromium cannot be talked out of, or what the double has no part for.
 *
 * @type {WebPreferences}
 */
const REQUIRED = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  webviewTag: false,
};

/** @type {BrowserWindow | null} */
let focusedWindow = null;

/** A window of the headless Chromium: nobody sees it, so how it is framed and decorated means nothing here. */
export class BrowserWindow extends StrictEmitter {
  static #lastId = 0;
  id = ++BrowserWindow.#lastId;
  webContents;
  /** @type {Bounds} */
  #bounds;
  #title;
  #isVisible = false;
  #isDestroyed = false;
  /** @type {'normal' | 'minimized' | 'maximized'} */
  #state = 'normal';

  static getAllWindows() {
    return [...openWindows];
  }
  static getFocusedWindow() {
    return focusedWindow;
  }
  /** @param {WebContents} contents */
  static fromWebContents(contents) {
    return [...openWindows].find((each) => each.webContents === contents) ?? null;
  }
  /** @param {number} id */
  static fromId(id) {
    return [...openWindows].find((each) => each.id === id) ?? null;
  }

  /** @param {BrowserWindowConstructorOptions} [options] */
  constructor(options = {}) {
    super('BrowserWindow', EVENTS);
    assertReady('Cannot create BrowserWindow before app is ready');
    checkPreferences(options.webPreferences ?? {});
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#title = options.title ?? app.getName();
    openWindows.add(this);
    this.webContents = new WebContents(this.#bounds, options.webPreferences?.preload);
    this.webContents.once('destroyed', () => this.#forget());
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('page-title-updated', (_event, title) => {
      const event = preventableEvent({});
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    app.emit('browser-window-created', {}, this);
    if (options.show !== false) this.show();
  }

  /** @param {string} url */
  loadURL(url) {
    return this.webContents.loadURL(url);
  }
  show() {
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }
  hide() {
    this.#isVisible = false;
    this.blur();
    this.emit('hide');
  }
  focus() {
    record('BrowserWindow.focus');
    if (focusedWindow === this) return;
    focusedWindow?.blur();
    focusedWindow = this;
    this.emit('focus');
  }
  blur() {
    if (focusedWindow !== this) return;
    focusedWindow = null;
    this.emit('blur');
  }
  isVisible() {
    return this.#isVisible;
  }
  isFocused() {
    return focusedWindow === this;
  }

  minimize() {
    this.#state = 'minimized';
    this.emit('minimize');
  }
  maximize() {
    this.#state = 'maximized';
    this.emit('maximize');
  }
  unmaximize() {
    if (this.#state !== 'maximized') return;
    this.#state = 'normal';
    this.emit('unmaximize');
  }
  restore() {
    if (this.#state !== 'minimized') return;
    this.#state = 'normal';
    this.emit('restore');
  }
  isMinimized() {
    return this.#state === 'minimized';
  }
  isMaximized() {
    return this.#state === 'maximized';
  }
  isFullScreen() {
    return false;
  }

  getBounds() {
    return { ...this.#bounds };
  }
  getNormalBounds() {
    return this.getBounds();
  }
  getSize() {
    return [this.#bounds.width, this.#bounds.height];
  }
  /** @param {Partial<Bounds>} changes */
  setBounds(changes) {
    const before = this.#bounds;
    this.#bounds = { ...before, ...changes };
    const { x, y, width, height } = this.#bounds;
    this.webContents.placeWindow(this.#bounds).catch(() => {});
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width !== before.width || height !== before.height) this.emit('resize');
  }
  get title() {
    return this.#title;
  }
  set title(title) {
    this.#title = title;
  }
  getTitle() {
    return this.#title;
  }
  /** @param {string} title */
  setTitle(title) {
    this.#title = title;
  }

  isDestroyed() {
    return this.#isDestroyed;
  }
  close() {
    if (this.#isDestroyed) return;
    const event = preventableEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy() {
    this.#forget();
    this.webContents.close();
  }

  #forget() {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.blur();
    openWindows.delete(this);
    this.webContents.markDestroyed();
    this.emit('closed');
    if (openWindows.size > 0 || life.isQuitting) return;
    // As in Electron, an app that does not listen ends with its last window.
    if (!app.emit('window-all-closed')) app.quit();
  }
}

/** @param {WebPreferences} preferences */
function checkPreferences(preferences) {
  for (const [name, value] of Object.entries(REQUIRED)) {
    const asked = preferences[/** @type {keyof WebPreferences} */ (name)];
    if (asked !== undefined && asked !== value) {
      throw new Error(`the Electron double has no windows with webPreferences.${name} other than ${value}`);
    }
  }
  const { preload } = preferences;
  if (preload !== undefined && !isAbsolute(preload))
    throw new Error('preload script must have absolute path');
}
