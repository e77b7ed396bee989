import { EMPTY_MEMORY, type Memory } from './memory.ts';
import type { MemoryFile } from './memory-file.ts';
import { readMemory, writeMemory } from './memory-text.ts';
import { isShared, type MemoryEvent, reduceMemory, type SharedEvent } from './reduce-memory.ts';

/** What may go wrong with the memory; none of it ends the app. */
export type MemoryProblem =
  /** What was stored is not for this program; it was kept under `name`. */
  | { readonly kind: 'future' | 'damaged'; readonly name: string }
  /** Nothing will be remembered, so that nothing that is there is lost. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'unwritable'; readonly reason: string };

/** How long several changes are gathered before they are written, in milliseconds. */
const GATHER_MS = 250;

/** The memory in force, everybody who wants to hear of its changes, and its file. */
export class MemoryStore {
  readonly #file: MemoryFile;
  readonly #tell: (problem: MemoryProblem) => void;
  readonly #listeners = new Set<() => void>();
  #memory = EMPTY_MEMORY;
  /** False until it is known what the file holds, and while another window writes it. */
  #isWriter = false;
  #isReadable = false;
  #hasFailed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Hears of what other windows have to know. */
  onShared: (event: SharedEvent) => void = () => undefined;

  /** @param tell hears of what goes wrong; of writing only once until it has worked again */
  constructor(file: MemoryFile, tell: (problem: MemoryProblem) => void) {
    this.#file = file;
    this.#tell = tell;
  }

  get current(): Memory {
    return this.#memory;
  }

  /** Reads what was remembered. What this program cannot read is set aside, and an empty memory taken. */
  async load(): Promise<void> {
    try {
      const { memory, problem } = readMemory(await this.#file.read());
      if (problem) this.#tell({ kind: problem, name: await this.#file.setAside() });
      this.#memory = memory;
      this.#isReadable = true;
    } catch (error) {
      this.#tell({ kind: 'unreadable', reason: messageOf(error) });
    }
    for (const listener of this.#listeners) listener();
  }

  dispatch(event: MemoryEvent): void {
    this.#take(event);
    if (isShared(event)) this.onShared(event);
  }

  /** Takes what has happened in another window. */
  receive(event: SharedEvent): void {
    this.#take(event);
  }

  /** From now on this window writes the file. */
  becomeWriter(): void {
    this.#isWriter = true;
    this.#schedule();
  }

  /** Another session, as at a start; it is written with the next change. */
  begin(memory: Memory): void {
    this.#memory = memory;
  }

  /** Writes at once what is still to be written. */
  flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#write();
    }
    return this.#writing;
  }

  /** @returns a function that ends the listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #take(event: MemoryEvent): void {
    const next = reduceMemory(this.#memory, event);
    if (next === this.#memory) return;
    this.#memory = next;
    this.#schedule();
    for (const listener of this.#listeners) listener();
  }

  #schedule(): void {
    if (this.#isWriter && this.#isReadable) this.#timer ??= setTimeout(() => this.#write(), GATHER_MS);
  }

  #write(): void {
    this.#timer = undefined;
    // One after the other: a later text never loses to an earlier one.
    this.#writing = this.#writing
      .then(() => this.#file.write(writeMemory(this.#memory)))
      .then(
        () => {
          this.#hasFailed = false;
        },
        (error) => {
          if (!this.#hasFailed) this.#tell({ kind: 'unwritable', reason: messageOf(error) });
          this.#hasFailed = true;
        },
      );
  }
}

/** What went wrong, without what Electron puts before the errors of its calls. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Error invoking remote method '\w+': (Error: )?/, '');
}
