import { globalShortcut } from 'electron';
import { keepSettings, readSettings } from './desktop-settings.ts';

/** The keys that bring djdocs up to search from anywhere. There are none until a person has set some. */
export class SearchShortcut {
  readonly #search: () => void;

  constructor(search: () => void) {
    this.#search = search;
  }

  get keys(): string {
    return readSettings().searchShortcut ?? '';
  }

  /** Takes the keys that were set before; those that cannot be had stay remembered for the next start. */
  start(): void {
    if (this.keys !== '') this.#register(this.keys);
  }

  /** Takes other keys, '' for none. @returns false when they cannot be had; those of before stay then */
  set(keys: string): boolean {
    const before = this.keys;
    if (before !== '' && globalShortcut.isRegistered(before)) globalShortcut.unregister(before);
    if (keys !== '' && !this.#register(keys)) {
      if (before !== '') this.#register(before);
      return false;
    }
    keepSettings({ searchShortcut: keys });
    return true;
  }

  #register(keys: string): boolean {
    try {
      return globalShortcut.register(keys, this.#search);
    } catch {
      // Electron throws for what it does not know as keys.
      return false;
    }
  }
}
