import type { MemoryFile } from './memory-file.ts';

const DATABASE = 'djdocs';
const STORE = 'files';
const NAME = 'memory.json';

/**
 * A text in the browser's database. A write is one transaction: after a crash the store has the text before or the new
 * one, and with `strict` it is on the disk when the write is done
 * (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 */
export class BrowserFile implements MemoryFile {
  #database: Promise<IDBDatabase> | undefined;

  read(): Promise<string | undefined> {
    return this.#do('readonly', (store) => store.get(NAME));
  }

  async write(text: string): Promise<void> {
    await this.#do('readwrite', (store) => store.put(text, NAME));
  }

  async setAside(): Promise<string> {
    const text = await this.read();
    const names: IDBValidKey[] = await this.#do('readonly', (store) => store.getAllKeys());
    let number = 1;
    while (names.includes(keptName(number))) number++;
    await this.#do('readwrite', (store) => store.put(text, keptName(number)));
    return keptName(number);
  }

  async #do<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#database ??= openDatabase();
    const transaction = (await this.#database).transaction(STORE, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(STORE));
    // Asked for at once, it is done also when the page goes away now.
    transaction.commit();
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up writing'));
    });
  }
}

function keptName(number: number): string {
  return `memory.kept-${number}.json`;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
