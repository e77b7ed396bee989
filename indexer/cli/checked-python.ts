import type { CheckedPython, CheckedResult } from '../sandbox/check-page.ts';
import type { ContextSnippet, LibrarySnippet } from '../sandbox/messages.ts';
import { type PythonPlace, PythonProcess } from './python-process.ts';

/** A Python for many snippets: one process, and a fresh one after each that had to be killed. */
export class LastingPython implements CheckedPython {
  #process: Promise<PythonProcess> | undefined;
  #library: readonly LibrarySnippet[] = [];

  constructor(
    private readonly place: PythonPlace,
    private readonly timeoutMs: number,
  ) {}

  get runtime(): Promise<string> {
    return this.#ready().then(({ runtime }) => runtime);
  }

  async learn(library: readonly LibrarySnippet[]): Promise<void> {
    this.#library = library;
    this.close();
    await this.#ready();
  }

  async open(page: {
    context: readonly ContextSnippet[];
    library: readonly LibrarySnippet[];
    alone: boolean;
  }): Promise<void> {
    // A page opens with all its snippets, which together may take as long as each of them.
    const timeout = this.timeoutMs * (page.context.length + 1);
    const ask = () => this.#use((python) => python.call({ name: 'open', page }, timeout));
    // A Python that a page has used up is not known for that before it is asked.
    await ask().catch(ask);
  }

  async next(code: string, section: number): Promise<CheckedResult> {
    let hasPrinted = false;
    const onOutput = () => {
      hasPrinted = true;
    };
    const result = await this.#use((python) =>
      python.call({ name: 'next', code, section }, this.timeoutMs, onOutput),
    );
    if (!result.dead) return { ...result, hasPrinted };
    this.close();
    throw new Error(result.notice ?? 'Python itself has ended');
  }

  close(): void {
    this.#process?.then((python) => python.close()).catch(() => {});
    this.#process = undefined;
  }

  async #use<T>(ask: (python: PythonProcess) => Promise<T>): Promise<T> {
    try {
      return await ask(await this.#ready());
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #ready(): Promise<PythonProcess> {
    this.#process ??= this.#start();
    return this.#process;
  }

  async #start(): Promise<PythonProcess> {
    const python = await PythonProcess.start(this.place);
    if (this.#library.length > 0) await python.call({ name: 'learn', library: this.#library }, 120_000);
    return python;
  }
}
