import { readSettings, type Settings, type StoredSettings, writeSettings } from './settings.ts';

const KEY = 'djdocs.settings';
/** Where a text goes that is no settings of ours, before ours take its place. */
const KEPT_KEY = 'djdocs.settings.kept';

/** The part of the browser's storage that the store needs; tests pass their own. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The settings in force, and everybody who wants to hear of a change. Storage that refuses costs only the next start. */
export class SettingsStore {
  readonly #storage: TextStorage | undefined;
  readonly #listeners = new Set<() => void>();
  #stored: StoredSettings;

  /** @param storage undefined where the browser has none for this page */
  constructor(storage: TextStorage | undefined) {
    this.#storage = storage;
    this.#stored = readSettings(this.#read());
  }

  get current(): Settings {
    return this.#stored.settings;
  }

  /** Changes some settings, tells everybody, and keeps them for the next start. */
  change(part: Partial<Settings>): void {
    const unreadable = this.#stored.isOurs ? null : this.#read();
    this.#stored = { ...this.#stored, settings: { ...this.current, ...part }, isOurs: true };
    try {
      if (unreadable !== null) this.#storage?.setItem(KEPT_KEY, unreadable);
      this.#storage?.setItem(KEY, writeSettings(this.#stored));
    } catch {
      // Full or forbidden: the choice holds until the window closes.
    }
    this.#tell();
  }

  /** Reads them anew: another window has changed them. */
  refresh(): void {
    this.#stored = readSettings(this.#read());
    this.#tell();
  }

  /** @returns a function that ends the listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #read(): string | null {
    try {
      return this.#storage?.getItem(KEY) ?? null;
    } catch {
      return null;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
