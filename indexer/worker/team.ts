import { availableParallelism } from 'node:os';
import type { Jobs } from './jobs.ts';
import { Threads } from './threads.ts';

/** The threads of one importer, started when there is first enough to do for them. */
export class Team {
  readonly #program: URL | undefined;
  readonly #size: number;
  #threads: Threads<Jobs> | undefined;
  #sources = 0;

  /**
   * @param program the importer's own program; without it, everything is done in this thread.
   * @param size number of threads
   */
  constructor(program?: URL, size = availableParallelism()) {
    this.#program = program;
    this.#size = size;
  }

  /** Undefined where this thread has to do. */
  threads(): Threads<Jobs> | undefined {
    if (!this.#program || this.#size < 2) return undefined;
    this.#threads ??= new Threads(this.#program, this.#size);
    return this.#threads;
  }

  /** A number for a source that threads open. */
  nextNumber(): number {
    return this.#sources++;
  }

  async close(): Promise<void> {
    await this.#threads?.close();
  }
}
