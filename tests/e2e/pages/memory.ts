import type { Page } from '@playwright/test';

/** What the app remembers, as it lies in the browser's database. */
export class StoredMemory {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What is there now. */
  read(): Promise<unknown> {
    return this.#do('get', 'memory.json');
  }

  /** Puts a text in its place, as another program or a failing disk might. */
  async replace(text: string): Promise<void> {
    await this.#do('put', text, 'memory.json');
  }

  /** What was set aside first. */
  kept(): Promise<unknown> {
    return this.#do('get', 'memory.kept-1.json');
  }

  #do(method: 'put' | 'get', ...args: string[]): Promise<unknown> {
    return this.page.evaluate(
      ([name, ...values]) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('djdocs', 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('files', 'readwrite');
            const store = transaction.objectStore('files');
            const request = name === 'put' ? store.put(values[0], values[1]) : store.get(values[0] ?? '');
            transaction.oncomplete = () => {
              opening.result.close();
              resolve(request.result);
            };
          };
        }),
      [method, ...args] as const,
    );
  }
}
