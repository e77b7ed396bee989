// @ts-check
import { outerOrigin, toOuter } from './scheme-urls.mjs';
import { strict } from './strict.mjs';

/** @import { DevToolsSession } from './devtools-pipe.mjs' */
/** @import { Protocol } from './protocol-types.js' */

/**
 * @typedef {object} WebFrameMain
 * @property {string} url
 * @property {string} origin
 * @property {WebFrameMain | null} parent
 * @property {WebFrameMain} top
 * @property {() => boolean} isDestroyed
 */

/**
 * The frames of one page. A frame keeps its id when Chromium moves it to a process of its own, so the tree listens to
 * the page's session and to those of such frames alike.
 */
export class FrameTree {
  /** @type {Map<string, { url: string, origin: string, parentId: string | undefined }>} */
  #frames = new Map();
  /** @type {Map<string, WebFrameMain>} */
  #shown = new Map();

  /** @param {string} mainFrameId */
  constructor(mainFrameId) {
    this.mainFrameId = mainFrameId;
    this.#frames.set(mainFrameId, { url: 'about:blank', origin: 'null', parentId: undefined });
  }

  get mainFrame() {
    return /** @type {WebFrameMain} */ (this.frame(this.mainFrameId));
  }

  /**
   * Follows the frames a session reports.
   *
   * @param {DevToolsSession} session
   */
  watch(session) {
    session.listen('Page.frameAttached', ({ frameId, parentFrameId }) => {
      if (!this.#frames.has(frameId)) {
        this.#frames.set(frameId, { url: 'about:blank', origin: 'null', parentId: parentFrameId });
      }
    });
    session.listen('Page.frameNavigated', ({ frame }) => this.#navigated(frame));
    session.listen('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const known = this.#frames.get(frameId);
      if (known) known.url = url;
    });
    session.listen('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'swap') return;
      this.#frames.delete(frameId);
      this.#shown.delete(frameId);
    });
  }

  /**
   * Gives a frame as main sees it, the same object each time, or null when the page has no such frame.
   *
   * @param {string} id
   * @returns {WebFrameMain | null}
   */
  frame(id) {
    if (!this.#frames.has(id)) return null;
    let shown = this.#shown.get(id);
    if (!shown) {
      shown = this.#show(id);
      this.#shown.set(id, shown);
    }
    return shown;
  }

  /**
   * @param {string} id
   * @returns {WebFrameMain}
   */
  #show(id) {
    const tree = this;
    return strict('WebFrameMain', {
      get url() {
        const url = tree.#frames.get(id)?.url ?? '';
        return toOuter(url);
      },
      get origin() {
        return tree.#frames.get(id)?.origin ?? 'null';
      },
      get parent() {
        const parentId = tree.#frames.get(id)?.parentId;
        return parentId === undefined ? null : tree.frame(parentId);
      },
      get top() {
        return tree.mainFrame;
      },
      isDestroyed: () => !tree.#frames.has(id),
    });
  }

  /** @param {Protocol.Page.Frame} frame */
  #navigated({ id, url, securityOrigin, parentId }) {
    // Chromium writes an opaque origin, such as a sandboxed frame's, as a URL without a host.
    const isOpaque = !URL.canParse(securityOrigin) || new URL(securityOrigin).origin === 'null';
    const known = this.#frames.get(id);
    this.#frames.set(id, {
      url,
      origin: isOpaque ? 'null' : outerOrigin(securityOrigin),
      parentId: parentId ?? known?.parentId,
    });
  }
}
