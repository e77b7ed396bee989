// @ts-check

import { toInner, toOuter } from './scheme-urls.mjs';
import { areRequestsWatched, askBeforeRequest } from './session.mjs';
import { preventableEvent } from './strict.mjs';
import { toResourceType } from './web-request.mjs';

/** @import { DevToolsSession } from './devtools-pipe.mjs' */
/** @import { FrameTree } from './frame-tree.mjs' */
/** @import { Protocol } from './protocol-types.js' */
/** @typedef {{ errorReason?: Protocol.Network.ErrorReason, url?: string }} Verdict */
/** @typedef {{ id: number, emit: (name: string, ...args: any[]) => boolean }} NavigationListener */

/** Holds a page's requests until main's navigation events and `onBeforeRequest` have had their say. */
export class RequestGate {
  #contents;
  #frames;
  /** @type {Set<DevToolsSession>} */
  #sessions = new Set();
  /** @type {string | undefined} */
  #expectedUrl;

  /**
   * @param {NavigationListener} contents
   * @param {FrameTree} frames
   */
  constructor(contents, frames) {
    this.#contents = contents;
    this.#frames = frames;
  }

  /**
   * Holds the requests of one more session: the page's, or that of a frame in a process of its own.
   *
   * @param {DevToolsSession} session
   */
  async watch(session) {
    this.#sessions.add(session);
    session.listen('Fetch.requestPaused', async (paused) => {
      const { requestId } = paused;
      const { errorReason, url } = await this.#judgeSafely(paused);
      const answer = errorReason
        ? session.send('Fetch.failRequest', { requestId, errorReason })
        : session.send('Fetch.continueRequest', { requestId, ...(url === undefined ? {} : { url }) });
      // A request of a page that has gone cannot be answered any more.
      await answer.catch(() => {});
    });
    await enable(session);
  }

  /** Holds all requests, or only those the double itself has an eye on, as main's interest is now. */
  refresh() {
    for (const session of this.#sessions) enable(session).catch(() => this.#sessions.delete(session));
  }

  /**
   * Lets one navigation pass without asking, because main itself began it.
   *
   * @param {string} url in Chromium's form
   */
  expect(url) {
    this.#expectedUrl = url;
  }

  /**
   * @param {Protocol.Fetch.requestPausedPayload} paused
   * @returns {Promise<Verdict>}
   */
  async #judgeSafely(paused) {
    try {
      return await this.#judge(paused);
    } catch (error) {
      console.error(`A listener of main failed over ${toOuter(paused.request.url)}:`, error);
      return { errorReason: 'Failed' };
    }
  }

  /**
   * @param {Protocol.Fetch.requestPausedPayload} paused
   * @returns {Promise<Verdict>}
   */
  async #judge({ requestId, request, frameId, resourceType, redirectedRequestId }) {
    const { Referer: referrer = '', Accept: accept = '' } = request.headers;
    // Electron never asks for a page's icon by itself; Chromium's tab strip does.
    if (resourceType === 'Other' && accept.startsWith('image/')) return { errorReason: 'Aborted' };
    const isMainFrame = frameId === this.#frames.mainFrameId;
    const url = toOuter(request.url);
    const navigation = { frameId, isMainFrame, url, isRedirect: redirectedRequestId !== undefined };
    if (resourceType === 'Document' && !this.#isAllowed(navigation)) return { errorReason: 'Aborted' };
    const { cancel, redirectURL } = await askBeforeRequest({
      id: Number.parseInt(requestId.replace(/\D/g, ''), 10) || 0,
      url,
      method: request.method,
      resourceType: toResourceType(resourceType, isMainFrame),
      webContentsId: this.#contents.id,
      referrer: toOuter(referrer),
      timestamp: Date.now(),
    });
    if (cancel) return { errorReason: 'BlockedByClient' };
    return redirectURL ? { url: toInner(redirectURL) } : {};
  }

  /** @param {{ frameId: string, isMainFrame: boolean, url: string, isRedirect: boolean }} navigation */
  #isAllowed({ frameId, isMainFrame, url, isRedirect }) {
    if (isMainFrame && this.#expectedUrl === toInner(url)) {
      this.#expectedUrl = undefined;
      return true;
    }
    const event = preventableEvent({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.#frames.frame(frameId),
    });
    if (isRedirect) this.#contents.emit('will-redirect', event, url, false, isMainFrame);
    else {
      this.#contents.emit('will-frame-navigate', event);
      if (isMainFrame) this.#contents.emit('will-navigate', event, url);
    }
    return !event.defaultPrevented;
  }
}

/** @param {DevToolsSession} session */
function enable(session) {
  const always = /** @type {const} */ (['Document', 'Other']).map((resourceType) => ({
    urlPattern: '*',
    resourceType,
  }));
  return session.send('Fetch.enable', { patterns: areRequestsWatched() ? [{ urlPattern: '*' }] : always });
}
