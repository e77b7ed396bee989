import type { CallName, FromWorker, LibraryCalls, ToWorker } from './protocol.ts';
import { LibraryError } from './wire-error.ts';

/** The part of a Worker that the client needs; tests pass their own. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listen: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(type: 'error', listen: (event: Event) => void): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** The page's side of the library worker. Every call has a number; an answer to a cancelled call reaches nobody. */
export class LibraryClient {
  readonly #port: WorkerPort;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** @param packs address of the `packs/` folder */
  constructor(port: WorkerPort, packs: string) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#receive(data));
    port.addEventListener('error', () => this.#failAll());
    port.postMessage({ kind: 'start', packs });
  }

  /**
   * The answer to one call.
   * @throws LibraryError as the worker reports it; an AbortError when `signal` is aborted first.
   */
  call<N extends CallName>(
    name: N,
    args: LibraryCalls[N]['args'],
    signal?: AbortSignal,
  ): Promise<LibraryCalls[N]['result']> {
    const number = ++this.#last;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortError());
      signal?.addEventListener('abort', () => {
        if (!this.#waiting.delete(number)) return;
        this.#port.postMessage({ kind: 'cancel', number });
        reject(abortError());
      });
      this.#waiting.set(number, { resolve, reject });
      this.#port.postMessage({ kind: 'call', number, name, args });
    });
  }

  #receive(message: FromWorker): void {
    const waiting = this.#waiting.get(message.number);
    if (!waiting) return;
    this.#waiting.delete(message.number);
    if (message.kind === 'result') waiting.resolve(message.value as never);
    else waiting.reject(new LibraryError(message.error));
  }

  #failAll(): void {
    const error = new LibraryError({
      code: 'internal',
      message: 'The part of djdocs that reads documentation did not start',
      hint: 'Reload the page',
    });
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Whether a rejection only says that nobody wants the answer any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abortError(): DOMException {
  return new DOMException('The call was cancelled', 'AbortError');
}
