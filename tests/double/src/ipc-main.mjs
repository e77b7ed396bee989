// @ts-check
import { EventEmitter } from 'node:events';
import { strict } from './strict.mjs';

/** @typedef {(event: object, ...args: any[]) => any} InvokeHandler */

/** @type {Map<string, InvokeHandler>} */
const handlers = new Map();

class IpcMain extends EventEmitter {
  /**
   * @param {string} channel
   * @param {InvokeHandler} handler
   */
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }
  /**
   * @param {string} channel
   * @param {InvokeHandler} handler
   */
  handleOnce(channel, handler) {
    this.handle(channel, (event, ...args) => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  }
  /** @param {string} channel */
  removeHandler(channel) {
    handlers.delete(channel);
  }
}

export const ipcMain = strict('ipcMain', new IpcMain());

/**
 * Gives the answer of main's handler to an `ipcRenderer.invoke`.
 *
 * @param {object} event
 * @param {string} channel
 * @param {any[]} args
 */
export async function answerInvoke(event, channel, args) {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...args);
  } catch (error) {
    // As in Electron: the page gets the message, the stack stays here.
    console.error(`Error occurred in handler for '${channel}':`, error);
    throw error;
  }
}
