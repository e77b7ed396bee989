// @ts-check
// The first module of a utility process: gives it `process.parentPort`, then becomes the module it was started for.
import { pathToFileURL } from 'node:url';
import { labelProcess } from './label.mjs';
import { StrictEmitter } from './strict.mjs';

/** @typedef {{ data: any, ports: never[] }} MessageEvent */

/** The utility process's end of the channel; messages wait for the first listener. */
class ParentPort extends StrictEmitter {
  /** @type {any[] | undefined} */
  #unheard = [];

  constructor() {
    super('process.parentPort', ['message']);
    process.on('message', (data) => {
      if (this.#unheard) this.#unheard.push(data);
      else this.emit('message', { data, ports: [] });
    });
  }

  /** @param {any} message */
  postMessage(message) {
    process.send?.(message);
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(event: MessageEvent) => void} listener
   */
  on(event, listener) {
    super.on(event, listener);
    const unheard = this.#unheard ?? [];
    this.#unheard = undefined;
    setImmediate(() => {
      for (const data of unheard) this.emit('message', { data, ports: [] });
    });
    return this;
  }
}

labelProcess('utility');
Object.defineProperty(process, 'parentPort', { value: new ParentPort(), enumerable: true });
// A utility process does not outlive the app, however that ended.
process.on('disconnect', () => process.exit(0));

const modulePath = process.argv[2] ?? '';
process.argv.splice(1, 2, modulePath);
await import(pathToFileURL(modulePath).href);
