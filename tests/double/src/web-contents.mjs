// @ts-check
import { app } from './app.mjs';
import { record } from './calls.mjs';
import { browserSession } from './chromium.mjs';
import { FrameTree } from './frame-tree.mjs';
import { answerInvoke, ipcMain } from './ipc-main.mjs';
import { webContentsByTarget } from './life.mjs';
import { nativeTheme } from './native-theme.mjs';
import { openPage, prepareWithFrames } from './page-target.mjs';
import { watchTitle } from './page-title.mjs';
import { PreloadChannel } from './preload-channel.mjs';
import { RequestGate } from './request-gate.mjs';
import { toInner, toOuter } from './scheme-urls.mjs';
import { session, settlePagePermissions } from './session.mjs';
import { StrictEmitter, strict } from './strict.mjs';

/** @import { DevToolsSession } from './devtools-pipe.mjs' */
/** @typedef {(details: { url: string, frameName: string, features: string, disposition: string }) => { action: string }} WindowOpenHandler */
/** @typedef {{ session: DevToolsSession, targetId: string, frames: FrameTree, gate: RequestGate, preload: PreloadChannel }} Page */

const EVENTS = [
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'page-title-updated',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
];

let lastId = 0;

/** The page in a window. Members marked "the double's own" are not Electron's. */
export class WebContents extends StrictEmitter {
  id = ++lastId;
  session = session.defaultSession;
  /** @type {Page | undefined} */
  #page;
  #opening;
  #isDestroyed = false;
  #hasNavigated = false;
  #title = '';
  /** @type {WindowOpenHandler | undefined} */
  #windowOpenHandler;

  /**
   * @param {{ width: number, height: number }} size the window's
   * @param {string | undefined} preloadFile the preload script's absolute path
   */
  constructor(size, preloadFile) {
    super('webContents', EVENTS);
    this.#opening = this.#open(size, preloadFile);
    // Whoever loads a page gets the error; that a window was closed while it opened is none.
    this.#opening.catch(() => {});
    app.emit('web-contents-created', {}, this);
  }

  get mainFrame() {
    if (!this.#page)
      throw new Error('the Electron double has no webContents.mainFrame before the page is open');
    return this.#page.frames.mainFrame;
  }

  /** @param {string} url */
  async loadURL(url) {
    const { session: page, gate } = await this.#opening;
    const inner = toInner(url);
    await settlePagePermissions(this, inner);
    const finished = new Promise((resolve, reject) => {
      this.once('did-finish-load', () => resolve(undefined));
      this.once('destroyed', () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    finished.catch(() => {});
    this.#hasNavigated = true;
    gate.expect(inner);
    const { errorText } = await page.send('Page.navigate', { url: inner });
    if (errorText) {
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw Object.assign(new Error(`${errorText} loading '${url}'`), { code: errorText, url });
    }
    await finished;
  }
  reload() {
    this.#page?.gate.expect(toInner(this.getURL()));
    this.#page?.session.send('Page.reload').catch(() => {});
  }
  /** Closes the page and with it the window; `beforeunload` handlers are not asked. */
  close() {
    this.#opening
      .then(({ targetId }) => browserSession().send('Target.closeTarget', { targetId }))
      .catch(() => {});
  }

  getURL() {
    return this.#hasNavigated && this.#page ? this.mainFrame.url : '';
  }
  getTitle() {
    return this.#title;
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  /**
   * @param {string} channel
   * @param {any[]} args
   */
  send(channel, ...args) {
    this.#page?.preload.send(channel, args);
  }
  /** @param {WindowOpenHandler} handler */
  setWindowOpenHandler(handler) {
    this.#windowOpenHandler = handler;
  }
  /**
   * @param {string} expression
   * @param {boolean} [userGesture]
   */
  async executeJavaScript(expression, userGesture = false) {
    const { session: page } = await this.#opening;
    const options = { expression, userGesture, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  openDevTools() {
    record('webContents.openDevTools');
  }

  /** The double's own: the page has gone, by whatever means. */
  markDestroyed() {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    if (this.#page) webContentsByTarget.delete(this.#page.targetId);
    this.emit('destroyed');
  }
  /** The double's own: main has begun or ceased to watch requests. */
  watchRequests() {
    this.#page?.gate.refresh();
  }
  /** The double's own: the theme has changed. */
  async applyTheme() {
    const { themeSource } = nativeTheme;
    const features = [{ name: 'prefers-color-scheme', value: themeSource === 'system' ? '' : themeSource }];
    await this.#page?.session.send('Emulation.setEmulatedMedia', { features }).catch(() => {});
  }
  /**
   * The double's own: the window's place and size have changed.
   *
   * @param {{ x: number, y: number, width: number, height: number }} bounds
   */
  async placeWindow({ x, y, width, height }) {
    const { targetId } = await this.#opening;
    const { windowId } = await browserSession().send('Browser.getWindowForTarget', { targetId });
    await browserSession().send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: x, top: y, width, height },
    });
  }

  /**
   * @param {{ width: number, height: number }} size
   * @param {string | undefined} preloadFile
   * @returns {Promise<Page>}
   */
  async #open(size, preloadFile) {
    const { targetId, session: page } = await openPage(size);
    const frames = new FrameTree(targetId);
    const gate = new RequestGate(this, frames);
    const preload = new PreloadChannel(page, {
      onSend: (channel, args) => ipcMain.emit(channel, this.#ipcEvent(), ...args),
      onInvoke: (channel, args) => answerInvoke(this.#ipcEvent(), channel, args),
    });
    this.#listen(page, targetId);
    this.#page = { session: page, targetId, frames, gate, preload };
    webContentsByTarget.set(targetId, this);
    if (preloadFile) await preload.open(preloadFile, targetId);
    await watchTitle(page, (title) => this.#changeTitle(title));
    await page.send('Runtime.enable');
    await prepareWithFrames(page, async (each) => {
      frames.watch(each);
      await Promise.all([each.send('Page.enable'), gate.watch(each)]);
    });
    if (nativeTheme.themeSource !== 'system') await this.applyTheme();
    return this.#page;
  }

  /**
   * @param {DevToolsSession} page
   * @param {string} mainFrameId
   */
  #listen(page, mainFrameId) {
    page.listen('Page.frameNavigated', ({ frame }) => {
      if (frame.id === mainFrameId) this.emit('did-navigate', {}, toOuter(frame.url), 200, 'OK');
    });
    page.listen('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.emit('did-navigate-in-page', {}, toOuter(url), frameId === mainFrameId);
    });
    page.listen('Page.domContentEventFired', () => this.emit('dom-ready'));
    page.listen('Page.loadEventFired', () => {
      if (this.#hasNavigated) this.emit('did-finish-load');
    });
    page.listen('Page.windowOpen', (opened) => this.#refuseWindow(opened));
    page.listen('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
  }

  /** @param {{ url: string, windowName: string, windowFeatures: string[] }} opened */
  #refuseWindow({ url, windowName, windowFeatures }) {
    const details = { url: toOuter(url), frameName: windowName, features: windowFeatures.join(',') };
    const verdict = this.#windowOpenHandler?.({ ...details, disposition: 'foreground-tab' });
    if (verdict?.action === 'deny') return;
    console.error(`the Electron double opens no child windows; ${details.url} was refused`);
  }

  /** @param {string} title */
  #changeTitle(title) {
    if (title === this.#title) return;
    this.#title = title;
    this.emit('page-title-updated', {}, title, true);
  }

  #ipcEvent() {
    return strict('IpcMainEvent', {
      sender: this,
      senderFrame: this.mainFrame,
      type: 'frame',
      reply: (/** @type {string} */ channel, /** @type {any[]} */ ...args) => this.send(channel, ...args),
    });
  }
}
