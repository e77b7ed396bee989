import type { Engine } from './engine-client.ts';
import type { SearchOptions, SearchResults } from './types.ts';

/** Milliseconds without a letter after which a query is asked: between the letters of one who types, nothing is fetched. */
const PAUSE = 120;
/** Milliseconds after which it is said that a search is going on. */
const PATIENCE = 400;

/** Who is told what becomes of the last question. */
export interface Asker {
  waits(): void;
  hears(query: string, results: SearchResults): void;
  fails(error: unknown): void;
}

/** Asks an engine one question after the other; only the last one is answered, whatever the order of answers. */
export class Questions {
  readonly #asker: Asker;
  #last = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /** Does something once nothing has been typed for a moment, unless something else is asked meanwhile. */
  soon(ask: () => void): void {
    this.drop();
    this.#pause = setTimeout(ask, PAUSE);
  }

  async ask(engine: Engine, query: string, options: SearchOptions): Promise<void> {
    this.drop();
    const number = this.#last;
    this.#patience = setTimeout(() => this.#asker.waits(), PATIENCE);
    try {
      const results = await engine.search(query, options);
      if (number !== this.#last) return;
      clearTimeout(this.#patience);
      this.#asker.hears(query, results);
    } catch (error) {
      if (number !== this.#last) return;
      clearTimeout(this.#patience);
      this.#asker.fails(error);
    }
  }

  /** Nobody wants to know any more. */
  drop(): void {
    this.#last++;
    clearTimeout(this.#pause);
    clearTimeout(this.#patience);
  }
}
