// @ts-check
import { webContentsByTarget } from './life.mjs';
import { StrictEmitter } from './strict.mjs';

/** `nativeTheme` of a desktop whose own theme is light. */
class NativeTheme extends StrictEmitter {
  /** @type {'system' | 'light' | 'dark'} */
  #source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource() {
    return this.#source;
  }
  set themeSource(source) {
    if (source === this.#source) return;
    this.#source = source;
    for (const contents of webContentsByTarget.values()) contents.applyTheme();
    setImmediate(() => this.emit('updated'));
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
