import { type MessagePort, type TransferListItem, Worker } from 'node:worker_threads';
import { fromProblem, type Problem, toProblem } from './problem.ts';

/** Functions that another thread can be asked to call; what they take and give must be cloneable. */
type Calls<T> = { readonly [K in keyof T]: (input: never) => unknown };
type Input<F> = F extends (input: infer I) => unknown ? I : never;
type Output<F> = F extends (input: never) => infer O ? Awaited<O> : never;

interface Call {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
type Answer = { readonly id: number } & ({ readonly output: unknown } | { readonly problem: Problem });

/** Young objects are many and die soon here; more room for them saves a third of the time. */
const YOUNG_GENERATION_MB = 96;
/** A thread has its next calls at hand, so that it does not wait for this one, which may be at work, to hear of its answer. */
const CALLS_AT_HAND = 4;

/** Threads that all run the same program. */
export class Threads<T extends Calls<T>> {
  readonly #threads: readonly Thread[];
  readonly #waiting: (() => void)[] = [];

  /** @param program a module that calls `serveCalls` with its parent port */
  constructor(program: URL, count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread(program));
  }

  /**
   * Has the thread with the least to do make a call.
   * @throws what the call throws; Error when the thread ends before it has answered
   */
  async run<K extends keyof T & string>(name: K, input: Input<T[K]>): Promise<Output<T[K]>> {
    while (this.#idlest().calls >= CALLS_AT_HAND) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return (await this.#idlest().call(name, input)) as Output<T[K]>;
    } finally {
      this.#waiting.shift()?.();
    }
  }

  /** Has every thread make the same call, before all that it is asked for later. */
  async runInAll<K extends keyof T & string>(name: K, input: Input<T[K]>): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.call(name, input)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #idlest(): Thread {
    return this.#threads.reduce((a, b) => (b.calls < a.calls ? b : a));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #calls = new Map<
    number,
    { readonly resolve: (output: unknown) => void; readonly reject: (error: unknown) => void }
  >();
  #lastId = 0;
  #failure: Error | undefined;

  constructor(program: URL) {
    this.#worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
    this.#worker.on('message', (answer: Answer) => {
      const call = this.#calls.get(answer.id);
      this.#calls.delete(answer.id);
      if ('problem' in answer) call?.reject(fromProblem(answer.problem));
      else call?.resolve(answer.output);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread ended with code ${code}`)));
  }

  /** Number of calls that are not answered yet. */
  get calls(): number {
    return this.#calls.size;
  }

  call(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failure) throw this.#failure;
      const id = ++this.#lastId;
      this.#calls.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, input } satisfies Call);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#calls.values()) reject(this.#failure);
    this.#calls.clear();
  }
}

/** Makes the calls that come in at a port. Buffers in what they give are handed over rather than copied. */
export function serveCalls<T extends Calls<T>>(port: MessagePort, calls: T): void {
  port.on('message', async ({ id, name, input }: Call) => {
    try {
      const make: (input: never) => unknown = calls[name as keyof T];
      const output = await make(input as never);
      port.postMessage({ id, output } satisfies Answer, [...buffersIn(output)]);
    } catch (error) {
      port.postMessage({ id, problem: toProblem(error) } satisfies Answer);
    }
  });
}

/** The buffers that a value holds whole, which can change hands. */
function buffersIn(value: unknown, found: Set<TransferListItem> = new Set()): Set<TransferListItem> {
  if (value instanceof Uint8Array) {
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === value.byteLength) found.add(buffer);
  } else if (Array.isArray(value)) {
    for (const item of value) buffersIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) buffersIn(item, found);
  }
  return found;
}
