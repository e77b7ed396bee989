// @ts-check

/** @import { BrowserWindow } from './browser-window.mjs' */
/** @import { WebContents } from './web-contents.mjs' */

/** Where the app is in its life, and what is open; its own module because app and windows each need the other's. */
export const life = {
  /** @type {'loading' | 'starting' | 'ready'} */
  stage: 'loading',
  isQuitting: false,
};

/**
 * Throws unless the app is ready; Electron refuses most of its work before.
 *
 * @param {string} message Electron's own words for it
 */
export function assertReady(message) {
  if (life.stage !== 'ready') throw new Error(message);
}

/**
 * Every window that is not destroyed, the one focused last at the end.
 *
 * @type {Set<BrowserWindow>}
 */
export const openWindows = new Set();

/**
 * The web contents of the open windows by Chromium's target id.
 *
 * @type {Map<string, WebContents>}
 */
export const webContentsByTarget = new Map();
