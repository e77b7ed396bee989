// @ts-check

/** @import { makeWorldBridge } from './world-bridge.mjs' */
/** @import { makeWireCodec } from './wire-codec.mjs' */
/** @typedef {typeof import('./strict.mjs').strict} Strict */

/**
 * Runs in the page's own world before its scripts: puts there, frozen, what the preload exposes.
 *
 * @param {ReturnType<typeof makeWorldBridge>} bridge
 */
export function preparePageWorld(bridge) {
  /**
   * @param {any} value
   * @returns {any}
   */
  const freeze = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  bridge.onExpose((name, api) => {
    Object.defineProperty(window, name, {
      value: freeze(api),
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });
}

/**
 * Runs in the preload's world: gives the preload script its `require` and connects its `ipcRenderer` to main.
 *
 * @param {object} tools
 * @param {ReturnType<typeof makeWorldBridge>} tools.bridge
 * @param {ReturnType<typeof makeWireCodec>} tools.codec
 * @param {Strict} tools.strict
 * @param {object} tools.process what the preload sees as `process`
 * @param {(text: string) => void} tools.post sends a text to main
 * @param {string} tools.drops the folder that dropped files are taken to lie in, '' for none
 * @param {(require: any, module: any, exports: any, process: any) => void} preload the preload script as a function
 */
export function runPreload({ bridge, codec, strict, process, post, drops }, preload) {
  /** @typedef {(event: object, ...args: any[]) => void} Listener */
  /** @type {Map<number, { channel: string, resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const invocations = new Map();
  /** @type {Map<string, Listener[]>} */
  const listeners = new Map();
  /** @type {Set<string>} */
  const exposed = new Set();
  let lastInvocation = 0;

  const ipcRenderer = {
    /**
     * @param {string} channel
     * @param {any[]} args
     */
    invoke(channel, ...args) {
      return new Promise((resolve, reject) => {
        const id = ++lastInvocation;
        const message = JSON.stringify({ kind: 'invoke', id, channel, args: codec.encode(args) });
        invocations.set(id, { channel, resolve, reject });
        post(message);
      });
    },
    /**
     * @param {string} channel
     * @param {any[]} args
     */
    send(channel, ...args) {
      post(JSON.stringify({ kind: 'send', channel, args: codec.encode(args) }));
    },
    /**
     * @param {string} channel
     * @param {Listener} listener
     */
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    /**
     * @param {string} channel
     * @param {Listener} listener
     */
    once(channel, listener) {
      /** @type {Listener} */
      const first = (event, ...args) => {
        ipcRenderer.off(channel, first);
        listener(event, ...args);
      };
      return ipcRenderer.on(channel, first);
    },
    /**
     * @param {string} channel
     * @param {Listener} listener
     */
    off(channel, listener) {
      const kept = (listeners.get(channel) ?? []).filter((each) => each !== listener);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
    /**
     * @param {string} channel
     * @param {Listener} listener
     */
    removeListener: (channel, listener) => ipcRenderer.off(channel, listener),
    /** @param {string} channel */
    removeAllListeners(channel) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  const contextBridge = {
    /**
     * @param {string} name
     * @param {any} api
     */
    exposeInMainWorld(name, api) {
      if (exposed.has(name))
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.add(name);
      bridge.expose(name, api);
    },
  };

  /** Main calls this with each answer and each message; the page's world cannot see it. */
  Object.assign(globalThis, {
    __electronDouble: (/** @type {any} */ message) => {
      if (message.kind === 'message') {
        const args = codec.decode(message.args);
        for (const listener of listeners.get(message.channel) ?? [])
          listener({ sender: ipcRenderer, ports: [] }, ...args);
        return;
      }
      const invocation = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.kind === 'result') invocation?.resolve(codec.decode(message.value));
      else
        invocation?.reject(
          new Error(`Error invoking remote method '${invocation.channel}': ${message.error}`),
        );
    },
  });

  const electron = strict('electron (in a preload script)', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    webUtils: strict('webUtils', {
      /** @param {File} file */
      getPathForFile: (file) => (drops === '' ? '' : `${drops}/${file.name}`),
    }),
  });
  const require = (/** @type {string} */ name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, process);
}
