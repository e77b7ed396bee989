import {
  type BootMessage,
  buffersOf,
  isWorkerMessage,
  type RunRequest,
  type ScriptBootMessage,
  type WorkerMessage,
} from '../../indexer/sandbox/messages.ts';
import { FRAME_READY } from './frame-messages.ts';

/** One sandbox: a frame without an origin of its own, a worker inside it, and the port that leads to the worker. */
export class Sandbox {
  /** What it runs, once it can run something; rejected when it could not start. */
  readonly ready: Promise<string>;
  readonly #frame = document.createElement('iframe');
  readonly #channel = new MessageChannel();
  readonly #listeners = new Set<(message: WorkerMessage) => void>();
  #boot: BootMessage | ScriptBootMessage | undefined;
  #rested: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(
    frameUrl: string,
    /** The Django inside; undefined for plain Python. */
    readonly django: string | undefined,
    boot: BootMessage | ScriptBootMessage,
    bootTimeoutMs: number,
  ) {
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isWorkerMessage(data)) this.#tell(data);
    };
    this.ready = new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#tell({ type: 'broken', reason: `it did not start within ${bootTimeoutMs / 1000} seconds` });
      }, bootTimeoutMs);
      this.listen((message) => {
        if (message.type !== 'ready' && message.type !== 'broken') return;
        clearTimeout(giveUp);
        if (message.type === 'ready') {
          if (message.fallback !== undefined) console.warn(message.fallback);
          resolve(message.runtime);
        } else reject(new Error(message.reason));
      });
    });
    // Nobody may be waiting when it breaks later.
    this.ready.catch(() => {});
    this.#open(frameUrl, boot);
  }

  get isOpen(): boolean {
    return !this.#isClosed;
  }

  /** Settles once the run before has been put away, or the sandbox with it. */
  get rested(): Promise<void> {
    return this.#rested;
  }

  /** Has the worker run something; what comes of it goes to the listeners. */
  run(id: number, request: RunRequest): void {
    this.#rested = new Promise((resolve) => {
      const forget = this.listen(({ type }) => {
        if (type !== 'rested' && type !== 'broken') return;
        forget();
        resolve();
      });
    });
    this.#channel.port1.postMessage({ type: 'run', id, request });
  }

  /** Hears every message from inside. @returns a function that ends the listening */
  listen(listener: (message: WorkerMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the frame away, and with it the worker, whatever that is doing. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    window.removeEventListener('message', this.#onFrameMessage);
    this.#channel.port1.onmessage = null;
    this.#channel.port1.close();
    this.#frame.remove();
    for (const listener of [...this.#listeners]) listener({ type: 'broken', reason: 'it was closed' });
    this.#listeners.clear();
  }

  #open(frameUrl: string, boot: BootMessage | ScriptBootMessage): void {
    this.#boot = boot;
    window.addEventListener('message', this.#onFrameMessage);
    this.#frame.setAttribute('sandbox', 'allow-scripts');
    this.#frame.setAttribute('allow', '');
    this.#frame.referrerPolicy = 'no-referrer';
    this.#frame.title = 'Sandbox';
    this.#frame.hidden = true;
    this.#frame.src = frameUrl;
    document.body.append(this.#frame);
  }

  readonly #onFrameMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    // An origin other than "null" would mean that the frame is not walled off, and then nothing may run in it.
    if (source !== this.#frame.contentWindow || source === null || origin !== 'null') return;
    if (data === FRAME_READY && this.#boot !== undefined) {
      const boot = this.#boot;
      this.#boot = undefined;
      const handed = [this.#channel.port2, boot.worker, ...buffersOf(boot)];
      this.#frame.contentWindow?.postMessage(boot, '*', handed);
    } else if (isWorkerMessage(data) && data.type === 'broken') this.#tell(data);
  };

  #tell(message: WorkerMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
    if (message.type === 'broken') this.close();
  }
}
