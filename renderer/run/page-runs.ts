import { createContext, use } from 'react';
import type { PlacedSnippet } from '../../indexer/core/page-snippets.ts';

/** Runs a snippet of the page; true when it has run to its end without failing. */
export type Starter = () => Promise<boolean>;

/** What readers do with the snippets of one page: their changes, and ways to start them. */
export class PageRuns {
  readonly #drafts = new Map<number, string>();
  readonly #starters = new Map<number, Starter>();

  constructor(
    /** The page's snippets in reading order. */
    private readonly snippets: readonly {
      readonly number: number;
      readonly snippet: { readonly runnable: boolean };
    }[],
    /** Code that the address brought along. */
    readonly shared?: { readonly number: number; readonly code: string },
  ) {
    if (shared) this.#drafts.set(shared.number, shared.code);
  }

  /** What the reader made of a snippet; undefined while it is as documented. */
  draft(number: number): string | undefined {
    return this.#drafts.get(number);
  }

  setDraft(number: number, code: string | undefined): void {
    if (code === undefined) this.#drafts.delete(number);
    else this.#drafts.set(number, code);
  }

  /** The page's snippets with the reader's changes, so that those further down build on them. */
  changed(snippets: readonly PlacedSnippet[]): readonly PlacedSnippet[] {
    if (this.#drafts.size === 0) return snippets;
    return snippets.map((one) => {
      const text = this.#drafts.get(one.number);
      return text === undefined ? one : { ...one, snippet: { ...one.snippet, text } };
    });
  }

  /** Whether anything above a snippet can run. */
  hasAbove(number: number): boolean {
    return this.snippets.some((one) => one.number < number && one.snippet.runnable);
  }

  /** Makes a snippet known as one that can be started. @returns a function that takes it back */
  offer(number: number, start: Starter): () => void {
    this.#starters.set(number, start);
    return () => {
      if (this.#starters.get(number) === start) this.#starters.delete(number);
    };
  }

  /** Runs the snippets above one and then itself, in page order, up to the first that does not run. */
  async runThrough(number: number): Promise<void> {
    const order = [...this.#starters.keys()].filter((one) => one <= number).sort((a, b) => a - b);
    for (const one of order) if (!(await this.#starters.get(one)?.())) return;
  }
}

const PageRunsContext = createContext<PageRuns | undefined>(undefined);

export const PageRunsProvider = PageRunsContext.Provider;

/** The runs of the page that is being drawn. @throws Error outside of a page */
export function usePageRuns(): PageRuns {
  const runs = use(PageRunsContext);
  if (!runs) throw new Error('usePageRuns needs a PageRunsProvider above it');
  return runs;
}
