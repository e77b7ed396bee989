const MOST = 5;

/** What a reader searched for last, newest first, in this browser only. A storage that refuses keeps nothing. */
export class RecentSearches {
  readonly #key: string;

  /** @param site tells the searches of several sites on one host apart */
  constructor(site: string) {
    this.#key = `djdocs-search ${site}`;
  }

  list(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  add(query: string): void {
    this.#write([query, ...this.list().filter((other) => other !== query)].slice(0, MOST));
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }

  #write(queries: readonly string[]): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(queries));
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  }
}
