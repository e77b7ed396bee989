// @ts-check
import { record } from './calls.mjs';
import { StrictEmitter, strict } from './strict.mjs';

/** `dialog`, whose user cancels everything; a spec that wants another answer replaces the function. */
export const dialog = strict('dialog', {
  /** @param {unknown[]} args the window if any, then the options */
  async showOpenDialog(...args) {
    record('dialog.showOpenDialog', args.at(-1));
    return { canceled: true, filePaths: /** @type {string[]} */ ([]) };
  },
  /** @param {unknown[]} args the window if any, then the options */
  async showSaveDialog(...args) {
    record('dialog.showSaveDialog', args.at(-1));
    return { canceled: true, filePath: '' };
  },
  /** @param {unknown[]} args the window if any, then the options */
  async showMessageBox(...args) {
    const options = /** @type {{ cancelId?: number }} */ (args.at(-1));
    record('dialog.showMessageBox', options);
    return { response: options.cancelId ?? 0, checkboxChecked: false };
  },
  /**
   * @param {string} title
   * @param {string} content
   */
  showErrorBox(title, content) {
    record('dialog.showErrorBox', title, content);
    console.error(`${title}\n${content}`);
  },
});

/** `shell`, which only notes what it was asked for. */
export const shell = strict('shell', {
  /** @param {string} url */
  async openExternal(url) {
    record('shell.openExternal', url);
  },
  /** @param {string} path */
  showItemInFolder(path) {
    record('shell.showItemInFolder', path);
  },
  /** @param {string} path */
  async openPath(path) {
    record('shell.openPath', path);
    return '';
  },
});

/** @type {Map<string, () => void>} */
const shortcuts = new Map();

/** `globalShortcut`, whose keys nobody presses; a spec that wants them pressed keeps the function itself. */
export const globalShortcut = strict('globalShortcut', {
  /**
   * @param {string} accelerator
   * @param {() => void} callback
   */
  register(accelerator, callback) {
    record('globalShortcut.register', accelerator);
    if (!/^([A-Z]\w*\+)*[A-Z0-9]\w*$/.test(accelerator))
      throw new TypeError(`Error processing argument at index 0: ${accelerator}`);
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  /** @param {string} accelerator */
  isRegistered: (accelerator) => shortcuts.has(accelerator),
  /** @param {string} accelerator */
  unregister(accelerator) {
    shortcuts.delete(accelerator);
  },
  unregisterAll() {
    shortcuts.clear();
  },
});

let copied = '';

/** `clipboard`, which is main's alone: pages have Chromium's. */
export const clipboard = strict('clipboard', {
  /** @param {string} text */
  writeText(text) {
    copied = text;
  },
  readText: () => copied,
});

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = {
  id: 1,
  scaleFactor: 1,
  bounds: area,
  workArea: area,
  workAreaSize: { width: 1920, height: 1080 },
};

/** `screen` with one display. */
class Screen extends StrictEmitter {
  constructor() {
    super('screen', []);
  }
  getPrimaryDisplay() {
    return display;
  }
  getAllDisplays() {
    return [display];
  }
  getDisplayMatching() {
    return display;
  }
}

export const screen = new Screen();
