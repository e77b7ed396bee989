import type {
  Chore,
  ChoreMessage,
  ChosenSource,
  DeskCalls,
  DeskMessage,
  FetchedDocSet,
  GetOrder,
  ImportOrder,
  Outcome,
} from '../core/desk-calls.ts';
import { DocsError, type ErrorCode } from '../core/errors.ts';
import { ImportLedger } from '../core/import-ledger.ts';
import type { ImportMessage, ImportRequest } from '../core/import-messages.ts';

/** A process that does one thing. */
export interface RunningProcess {
  /** Settles when it has ended: how, as the end of a sentence. */
  readonly ended: Promise<string>;
  kill(): void;
}

/** What the desk needs of the program that it stands in. */
export interface DeskHost {
  /** The folder that packs go to, asked anew each time. */
  readonly packs: () => string;
  /** The folder for files while they are fetched. */
  readonly downloads: () => string;
  /** A token that nobody can guess. */
  readonly makeToken: () => string;
  /** Starts a program of djdocs with one message, and hears what it says. */
  readonly start: (
    program: 'importer' | 'keeper',
    message: ImportRequest | Chore,
    onMessage: (message: never) => void,
  ) => RunningProcess;
}

export type OnMessage = (message: DeskMessage) => void;

interface Offered {
  readonly path: string;
  /** Called when nobody needs the path any more. */
  readonly dispose: (() => void) | undefined;
}

/**
 * Keeps a library for a page: imports, fetches, removes, verifies, goes back. All work is done by processes of their own,
 * one change at a time; to cancel is to kill, and what the killed one left is tidied up before anybody hears of it.
 */
export class Desk {
  readonly #host: DeskHost;
  readonly #offered = new Map<string, Offered>();
  #running: { process: RunningProcess | undefined; isCancelled: boolean } | undefined;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  /** Remembers a path that the person chose. @param dispose called once it is imported, or when it will not be */
  offer(path: string, name: string, dispose?: () => void): ChosenSource {
    const token = this.#host.makeToken();
    this.#offered.set(token, { path, dispose });
    return { token, name };
  }

  /** The calls of a page. @throws DocsError when what is asked for cannot be done. */
  async call<N extends keyof DeskCalls>(
    name: N,
    args: DeskCalls[N]['args'],
    onMessage: OnMessage = () => {},
  ): Promise<DeskCalls[N]['result']> {
    return (await this.#calls[name](args as never, onMessage)) as DeskCalls[N]['result'];
  }

  /** Ends what is going on. @returns whether anything was */
  cancel(): boolean {
    const running = this.#running;
    if (!running) return false;
    running.isCancelled = true;
    running.process?.kill();
    return true;
  }

  /** Deletes what a program that was killed while it changed something has left. */
  async tidy(): Promise<void> {
    if (!this.#running) await this.#chore({ kind: 'tidy', packs: this.#host.packs() });
  }

  /** Forgets all that was offered; for a program that ends. */
  close(): void {
    this.cancel();
    for (const { dispose } of this.#offered.values()) dispose?.();
    this.#offered.clear();
  }

  readonly #calls: {
    readonly [N in keyof DeskCalls]: (args: DeskCalls[N]['args'], onMessage: OnMessage) => Promise<unknown>;
  } = {
    recognise: ([token]) => this.#chore({ kind: 'recognise', source: this.#pathOf(token) }),
    forget: async ([tokens]) => {
      for (const token of tokens) this.#forget(token);
      return null;
    },
    importSources: ([order], onMessage) => this.#alone(() => this.#import(order, onMessage)),
    getDocSet: ([order], onMessage) => this.#alone(() => this.#get(order, onMessage)),
    cancelImport: async () => this.cancel(),
    inspect: () => this.#chore({ kind: 'inspect', packs: this.#host.packs() }),
    catalogue: () => this.#chore({ kind: 'catalogue' }),
    verify: ([docSet]) => this.#chore({ kind: 'verify', packs: this.#host.packs(), docSet }),
    rollBack: ([docSet]) =>
      this.#alone(() => this.#chore({ kind: 'roll-back', packs: this.#host.packs(), docSet })),
    remove: ([docSet, version]) =>
      this.#alone(() => this.#chore({ kind: 'remove', packs: this.#host.packs(), docSet, version })),
  };

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running) {
      throw new DocsError(
        'pack-busy',
        'Documentation is being added already',
        'Wait until that is done, or cancel it',
      );
    }
    this.#running = { process: undefined, isCancelled: false };
    try {
      return await work();
    } finally {
      this.#running = undefined;
    }
  }

  async #import({ sources: tokens, ...options }: ImportOrder, onMessage: OnMessage): Promise<Outcome> {
    const names = new Map(tokens.map((token) => [this.#pathOf(token), token]));
    const request: ImportRequest = { ...options, sources: [...names.keys()], packs: this.#host.packs() };
    try {
      return await this.#runImporter(request, onMessage);
    } finally {
      for (const token of tokens) this.#forget(token);
    }
  }

  async #get(order: GetOrder, onMessage: OnMessage): Promise<Outcome> {
    const chore: Chore = { kind: 'fetch', order, downloads: this.#host.downloads() };
    const running = this.#running;
    const fetched = await this.#chore<FetchedDocSet>(chore, onMessage, running).catch((error: unknown) => {
      if (running?.isCancelled) return undefined;
      throw error;
    });
    if (!fetched) return 'cancelled';
    const { request, folder } = fetched;
    try {
      if (running?.isCancelled) return 'cancelled';
      return await this.#runImporter({ ...request, packs: this.#host.packs() }, onMessage);
    } finally {
      if (folder !== undefined)
        await this.#chore({ kind: 'forget', folder, downloads: this.#host.downloads() });
    }
  }

  async #runImporter(request: ImportRequest, onMessage: OnMessage): Promise<Outcome> {
    const running = this.#running;
    const ledger = new ImportLedger(request);
    const process = this.#host.start('importer', request, (message: ImportMessage) => {
      if (running?.isCancelled) return;
      ledger.note(message);
      onMessage(message);
    });
    if (running) running.process = process;
    const why = await process.ended;
    if (running?.isCancelled) {
      await this.#chore({ kind: 'tidy', packs: this.#host.packs() });
      return 'cancelled';
    }
    for (const message of ledger.unaccounted(why)) onMessage(message);
    return 'finished';
  }

  /** Has a chore done. @throws DocsError as the process that does it says, or when it ends without a word. */
  async #chore<T>(
    chore: Chore,
    onMessage: OnMessage = () => {},
    running?: { process: RunningProcess | undefined },
  ): Promise<T> {
    let answer: ChoreMessage | undefined;
    const process = this.#host.start('keeper', chore, (message: ChoreMessage) => {
      if (message.type === 'done' || message.type === 'refused') answer = message;
      else onMessage(message);
    });
    if (running) running.process = process;
    const why = await process.ended;
    if (answer?.type === 'done') return answer.value as T;
    if (answer?.type === 'refused') {
      const { code, message, hint } = answer.error;
      throw new DocsError(code as ErrorCode, message, hint);
    }
    throw new DocsError('import-failed', `The library could not be looked after: ${why}`, 'Try again');
  }

  #pathOf(token: string): string {
    const offered = this.#offered.get(token);
    if (offered) return offered.path;
    throw new DocsError('source-missing', 'This was not chosen in the dialog', 'Choose it again');
  }

  #forget(token: string): void {
    this.#offered.get(token)?.dispose?.();
    this.#offered.delete(token);
  }
}
