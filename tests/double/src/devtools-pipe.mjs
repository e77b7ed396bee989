// @ts-check
import { EventEmitter } from 'node:events';

/** @import { Protocol } from './protocol-types.js' */
/** @import { Readable, Writable } from 'node:stream' */

/** Chromium's remote debugging pipe: JSON messages, each ended by a NUL byte. */
export class DevToolsPipe {
  #lastId = 0;
  /** @type {Map<number, { method: string, resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** @type {Map<string, DevToolsSession>} */
  #sessions = new Map();
  #output;
  #unread = '';
  #isClosed = false;

  /**
   * @param {Writable} output where commands go
   * @param {Readable} input where answers and events come from
   */
  constructor(output, input) {
    this.#output = output;
    this.root = new DevToolsSession(this);
    input.setEncoding('utf8');
    input.on('data', (text) => this.#read(text));
    input.on('close', () => this.#close());
    for (const stream of [input, output]) stream.on('error', () => this.#close());
  }

  /**
   * Gives the session of an attached target, the same object each time.
   *
   * @param {string} sessionId as `Target.attachToTarget` gave it
   */
  session(sessionId) {
    let session = this.#sessions.get(sessionId);
    if (!session) {
      session = new DevToolsSession(this, sessionId);
      this.#sessions.set(sessionId, session);
    }
    return session;
  }

  /**
   * Sends a command and gives Chromium's answer.
   *
   * @param {string} method
   * @param {object} params
   * @param {string | undefined} sessionId
   * @returns {Promise<any>}
   */
  send(method, params, sessionId) {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium has ended`));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** @param {string} text */
  #read(text) {
    const messages = (this.#unread + text).split('\0');
    this.#unread = messages.pop() ?? '';
    for (const message of messages) this.#dispatch(JSON.parse(message));
  }

  /** @param {any} message */
  #dispatch(message) {
    if (message.id) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
      return;
    }
    const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.root;
    session?.emit(message.method, message.params);
    if (message.method === 'Target.detachedFromTarget') this.#sessions.delete(message.params.sessionId);
  }

  #close() {
    this.#isClosed = true;
    for (const { method, reject } of this.#waiting.values())
      reject(new Error(`${method}: Chromium has ended`));
    this.#waiting.clear();
  }
}

/** One target's end of the pipe (or the browser's own, when it has no id). */
export class DevToolsSession extends EventEmitter {
  #pipe;
  #id;

  /**
   * @param {DevToolsPipe} pipe
   * @param {string} [id]
   */
  constructor(pipe, id) {
    super();
    this.#pipe = pipe;
    this.#id = id;
  }

  /**
   * Sends a command to this target and gives its answer.
   *
   * @template {keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues} Method
   * @param {Method} method
   * @param {Protocol.CommandParameters[Method]} [params]
   * @returns {Promise<Protocol.CommandReturnValues[Method]>}
   */
  send(method, params) {
    return this.#pipe.send(method, params ?? {}, this.#id);
  }

  /**
   * Calls the listener on each of this target's events of one kind.
   *
   * @template {keyof Protocol.Events} Event
   * @param {Event} event
   * @param {(params: Protocol.Events[Event]) => void} listener
   */
  listen(event, listener) {
    this.on(event, listener);
  }

  /**
   * Gives the session of a target that was attached through this one.
   *
   * @param {string} sessionId
   */
  child(sessionId) {
    return this.#pipe.session(sessionId);
  }
}
