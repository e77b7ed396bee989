// @ts-check
import { webContentsByTarget } from './life.mjs';
import { settlePermissions } from './permissions.mjs';
import { protocol } from './protocol.mjs';
import { strict } from './strict.mjs';
import { createWebRequest } from './web-request.mjs';

/** @import { CheckHandler, PermissionHandlers, RequestHandler } from './permissions.mjs' */
/** @import { WebContents } from './web-contents.mjs' */

/** @type {PermissionHandlers} */
const permissionHandlers = {};

const requests = createWebRequest(() => {
  for (const contents of webContentsByTarget.values()) contents.watchRequests();
});

/** @typedef {typeof defaultSession} Session */

const defaultSession = strict('session', {
  protocol,
  webRequest: requests.webRequest,
  /** @param {RequestHandler | null} handler */
  setPermissionRequestHandler(handler) {
    permissionHandlers.request = handler;
  },
  /** @param {CheckHandler | null} handler */
  setPermissionCheckHandler(handler) {
    permissionHandlers.check = handler;
  },
  /**
   * Takes the handler and never asks it: a headless Chromium offers no devices.
   *
   * @param {(() => boolean) | null} _handler
   */
  setDevicePermissionHandler(_handler) {},
  /**
   * Takes the handler and never asks it: screens are never shared, see permissions.mjs.
   *
   * @param {((request: unknown, callback: unknown) => void) | null} _handler
   */
  setDisplayMediaRequestHandler(_handler) {},
});

/** The `session` export; every partition is the same session. */
export const session = strict('session', {
  defaultSession,
  /** @param {string} _partition */
  fromPartition: (_partition) => defaultSession,
});

/** Whether main watches requests at all, and what its listener says about one. */
export const { ask: askBeforeRequest, isWatched: areRequestsWatched } = requests;

/**
 * Settles what a page may do before it is loaded.
 *
 * @param {WebContents} contents
 * @param {string} url in Chromium's form
 */
export function settlePagePermissions(contents, url) {
  return settlePermissions(permissionHandlers, contents, url);
}
