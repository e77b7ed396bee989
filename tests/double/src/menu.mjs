// @ts-check
import { app } from './app.mjs';
import { record } from './calls.mjs';
import { StrictObject, strict } from './strict.mjs';

/** @import { BrowserWindow } from './browser-window.mjs' */
/** @import { WebContents } from './web-contents.mjs' */
/** @typedef {Omit<import('electron').MenuItemConstructorOptions, 'click' | 'submenu'>} PlainOptions */
/** @typedef {(item: MenuItem, window: BrowserWindow | undefined, event: object) => void} ClickHandler */
/** @typedef {PlainOptions & { click?: ClickHandler, submenu?: MenuItemOptions[] | Menu }} MenuItemOptions */

const PLACEMENTS = /** @type {const} */ ([
  'before',
  'after',
  'beforeGroupContaining',
  'afterGroupContaining',
]);

/** An entry of a menu nobody sees; a spec clicks it by calling `click()`. */
class MenuItem extends StrictObject {
  #click;

  /** @param {MenuItemOptions} options */
  constructor(options) {
    super('MenuItem');
    for (const name of PLACEMENTS) {
      if (options[name]) throw new Error(`the Electron double does not place menu items by '${name}'`);
    }
    const { submenu, click, ...plain } = options;
    this.id = plain.id;
    this.label = plain.label ?? '';
    this.role = plain.role;
    this.accelerator = plain.accelerator;
    this.enabled = plain.enabled ?? true;
    this.visible = plain.visible ?? true;
    this.checked = plain.checked ?? false;
    this.type = plain.type ?? (submenu ? 'submenu' : 'normal');
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    this.#click = click;
  }

  /**
   * Does what choosing the entry does. As in Electron, the window is the one given and not looked up.
   *
   * @param {object} [event]
   * @param {BrowserWindow} [window]
   * @param {WebContents} [contents]
   */
  click(event = {}, window = undefined, contents = undefined) {
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
    if (!actOutRole(this.role, window, contents)) this.#click?.(this, window, event);
  }
}

/** A menu nobody sees. */
class Menu extends StrictObject {
  /** @type {MenuItem[]} */
  items = [];

  constructor() {
    super('Menu');
  }

  /** @param {readonly (MenuItemOptions | MenuItem)[]} template */
  static buildFromTemplate(template) {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }
  static getApplicationMenu() {
    return applicationMenu;
  }

  /** @param {MenuItem} item */
  append(item) {
    this.items.push(item);
  }
  /**
   * @param {string} id
   * @returns {MenuItem | null}
   */
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup() {
    record(
      'Menu.popup',
      this.items.map(({ label, role }) => label || role),
    );
  }
}

/** @type {Menu | null} */
let applicationMenu = null;

/**
 * @param {string | undefined} role
 * @param {BrowserWindow | undefined} window
 * @param {WebContents | undefined} contents
 * @returns {boolean} whether the role says what to do; else the entry's own handler does
 */
function actOutRole(role, window, contents) {
  switch (role) {
    case undefined:
      return false;
    case 'quit':
      app.quit();
      return true;
    case 'close':
      window?.close();
      return window !== undefined;
    case 'minimize':
      window?.minimize();
      return window !== undefined;
    case 'reload':
      contents?.reload();
      return contents !== undefined;
    default:
      throw new Error(`the Electron double cannot act out the menu role '${role}'`);
  }
}

const strictMenu = strict('Menu', Menu);

export { MenuItem, strictMenu as Menu };
