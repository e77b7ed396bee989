// @ts-check
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { preparePageWorld, runPreload } from './preload-world.mjs';
import { strict } from './strict.mjs';
import { makeWireCodec } from './wire-codec.mjs';
import { makeWorldBridge } from './world-bridge.mjs';

/** @import { DevToolsSession } from './devtools-pipe.mjs' */

const WORLD = 'Electron Isolated Context';
const BINDING = '__electronDoublePost';
/** As in Electron, a preload runs in a window's own page and not in the frames inside it. */
const UNLESS_FRAMED = "if (window !== window.top || location.href === 'about:blank') return;";

const codec = makeWireCodec();

/**
 * @typedef {object} PreloadListener
 * @property {(channel: string, args: any[]) => void} onSend called for `ipcRenderer.send`
 * @property {(channel: string, args: any[]) => Promise<any>} onInvoke called for `ipcRenderer.invoke`
 */

/** The way between main and the preload script of one page. */
export class PreloadChannel {
  #page;
  #listener;
  /** @type {number | undefined} */
  #context;

  /**
   * @param {DevToolsSession} page
   * @param {PreloadListener} listener
   */
  constructor(page, listener) {
    this.#page = page;
    this.#listener = listener;
  }

  /**
   * Makes every later document of the page begin with the preload script.
   *
   * @param {string} file the script's absolute path
   * @param {string} mainFrame the id of the page's own frame
   */
  async open(file, mainFrame) {
    const page = this.#page;
    page.listen('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData ?? {};
      if (context.name === WORLD && frameId === mainFrame) this.#context = context.id;
    });
    page.listen('Runtime.executionContextsCleared', () => {
      this.#context = undefined;
    });
    page.listen('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING && executionContextId === this.#context) {
        this.#receive(JSON.parse(payload), executionContextId);
      }
    });
    const secret = randomBytes(16).toString('hex');
    await page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    // In this order: the page's end of the bridge must be there when the preload exposes something.
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) });
    const source = preloadScript(secret, file);
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  }

  /**
   * Calls the preload's listeners of a channel; does nothing while no page with a preload is loaded.
   *
   * @param {string} channel
   * @param {any[]} args
   */
  send(channel, args) {
    this.#deliver({ kind: 'message', channel, args: codec.encode(args) }, this.#context);
  }

  /**
   * @param {any} message
   * @param {number} context
   */
  async #receive(message, context) {
    const args = codec.decode(message.args);
    if (message.kind === 'send') {
      this.#listener.onSend(message.channel, args);
      return;
    }
    const { id } = message;
    try {
      const value = codec.encode(await this.#listener.onInvoke(message.channel, args));
      this.#deliver({ kind: 'result', id, value }, context);
    } catch (error) {
      this.#deliver({ kind: 'error', id, error: String(error) }, context);
    }
  }

  /**
   * @param {object} message
   * @param {number | undefined} executionContextId
   */
  #deliver(message, executionContextId) {
    if (executionContextId === undefined) return;
    const call = {
      functionDeclaration: 'function (message) { globalThis.__electronDouble(message); }',
      arguments: [{ value: message }],
      executionContextId,
    };
    // The page may be gone by now; then nobody waits for the message.
    this.#page.send('Runtime.callFunctionOn', call).catch(() => {});
  }
}

/** @param {string} secret */
function pageScript(secret) {
  return `(() => { ${UNLESS_FRAMED} (${preparePageWorld})((${makeWorldBridge})(${JSON.stringify(secret)}, 'page')); })();`;
}

/**
 * @param {string} secret
 * @param {string} file
 */
function preloadScript(secret, file) {
  const { electron = '', chrome = '', node = '' } = process.versions;
  const processInfo = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    versions: { electron, chrome, node },
  };
  const tools = [
    `bridge: (${makeWorldBridge})(${JSON.stringify(secret)}, 'preload')`,
    `codec: (${makeWireCodec})()`,
    `strict: ${strict}`,
    `process: ${JSON.stringify(processInfo)}`,
    `post: globalThis.${BINDING}`,
    // Chromium tells no page where a dropped file lies, so a spec says it beforehand.
    `drops: ${JSON.stringify(process.env.ELECTRON_DOUBLE_DROPS ?? '')}`,
  ].join(', ');
  const preload = `function (require, module, exports, process) { ${readFileSync(file, 'utf8')}\n}`;
  return `(() => { ${UNLESS_FRAMED} (${runPreload})({ ${tools} }, ${preload}); })();\n//# sourceURL=${pathToFileURL(file)}`;
}
