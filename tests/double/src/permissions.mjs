// @ts-check
import { browserSession } from './chromium.mjs';
import { outerOrigin } from './scheme-urls.mjs';

/** @import { WebContents } from './web-contents.mjs' */
/** @typedef {{ isMainFrame: boolean, requestingUrl: string }} PermissionDetails */
/** @typedef {(contents: WebContents | null, permission: string, origin: string, details: PermissionDetails) => boolean} CheckHandler */
/** @typedef {(contents: WebContents, permission: string, callback: (isGranted: boolean) => void, details: PermissionDetails) => void} RequestHandler */
/** @typedef {{ check?: CheckHandler | null, request?: RequestHandler | null }} PermissionHandlers */

/**
 * Chromium's name of each permission main is asked about, and Electron's.
 *
 * @type {readonly (readonly [string, string])[]}
 */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['speaker-selection', 'speaker-selection'],
  ['pointer-lock', 'pointerLock'],
  ['keyboard-lock', 'keyboardLock'],
  ['local-network-access', 'local-network-access'],
  ['loopback-network', 'loopback-network'],
];

/** Nothing can be picked in a headless browser, so these are denied whatever main says. */
const NEVER_GRANTED = ['display-capture', 'local-fonts'];

/**
 * Asks main's handlers about every permission and tells Chromium the answers, before a page of that origin is loaded.
 *
 * Real Electron asks when a page asks. A stock Chromium cannot forward that question, so the answers are settled
 * beforehand; as in Electron, a permission without a handler is granted.
 *
 * @param {PermissionHandlers} handlers
 * @param {WebContents} contents
 * @param {string} url the page about to be loaded, in Chromium's form
 */
export async function settlePermissions({ check, request }, contents, url) {
  const { origin } = new URL(url);
  if (origin === 'null') return;
  const requestingUrl = outerOrigin(url);
  const details = { isMainFrame: true, requestingUrl };
  const settled = PERMISSIONS.map(async ([name, permission]) => {
    const isAllowed = check ? check(contents, permission, requestingUrl, details) : true;
    if (!isAllowed || !request) return setPermission(name, origin, isAllowed);
    const isGranted = await new Promise((resolve) => request(contents, permission, resolve, details));
    return setPermission(name, origin, isGranted === true);
  });
  const denied = NEVER_GRANTED.map((name) => setPermission(name, origin, false));
  await Promise.all([...settled, ...denied]);
}

/**
 * @param {string} name
 * @param {string} origin
 * @param {boolean} isGranted
 */
function setPermission(name, origin, isGranted) {
  const setting = isGranted ? 'granted' : 'denied';
  return browserSession().send('Browser.setPermission', { permission: { name }, setting, origin });
}
