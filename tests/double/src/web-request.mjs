// @ts-check
import { strict } from './strict.mjs';

/** @import { Protocol } from './protocol-types.js' */
/**
 * @typedef {object} RequestDetails
 * @property {number} id
 * @property {string} url
 * @property {string} method
 * @property {string} resourceType
 * @property {number} webContentsId
 * @property {string} referrer
 * @property {number} timestamp
 */
/** @typedef {{ cancel?: boolean, redirectURL?: string }} RequestVerdict */
/** @typedef {(details: RequestDetails, callback: (verdict: RequestVerdict) => void) => void} BeforeRequestListener */

/** @type {Partial<Record<Protocol.Network.ResourceType, string>>} */
const RESOURCE_TYPES = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

/**
 * Makes a `session.webRequest`, which shows main a request before it is made and lets it cancel or redirect it.
 *
 * @param {() => void} onChange called when the listener is set or removed
 */
export function createWebRequest(onChange) {
  /** @type {{ patterns: RegExp[], listener: BeforeRequestListener } | undefined} */
  let before;

  const webRequest = strict('session.webRequest', {
    /**
     * Sets the one listener; `null` removes it, and without a filter it is asked about every request.
     *
     * @param {{ urls: string[] } | BeforeRequestListener | null} filter
     * @param {BeforeRequestListener | null} [listener]
     */
    onBeforeRequest(filter, listener) {
      const isFiltered = typeof filter === 'object' && filter !== null;
      const chosen = isFiltered ? listener : filter;
      const patterns = isFiltered ? filter.urls : ['<all_urls>'];
      before = chosen ? { patterns: patterns.map(toPattern), listener: chosen } : undefined;
      onChange();
    },
  });

  return {
    webRequest,
    isWatched: () => before !== undefined,
    /**
     * Asks main's listener, if there is one for this URL.
     *
     * @param {RequestDetails} details
     * @returns {Promise<RequestVerdict>}
     */
    ask(details) {
      const { patterns = [], listener } = before ?? {};
      if (!listener || !patterns.some((pattern) => pattern.test(details.url))) return Promise.resolve({});
      return new Promise((resolve) => listener(details, resolve));
    },
  };
}

/**
 * Gives Electron's name for a kind of request.
 *
 * @param {Protocol.Network.ResourceType} type Chromium's name for it
 * @param {boolean} isMainFrame
 */
export function toResourceType(type, isMainFrame) {
  if (type === 'Document') return isMainFrame ? 'mainFrame' : 'subFrame';
  return RESOURCE_TYPES[type] ?? 'other';
}

/** @param {string} urlPattern such as `*://*.example.com/*` */
function toPattern(urlPattern) {
  if (urlPattern === '<all_urls>') return /^/;
  const escaped = urlPattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${escaped}$`);
}
