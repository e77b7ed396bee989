import type { DesktopBridge } from '../../electron/ipc-contract.ts';
import type { ChosenSource, DeskCallName, DeskCalls } from '../../indexer/core/desk-calls.ts';
import { t } from '../i18n/strings.ts';
import type { Desk, Given, Told } from './desk.ts';

/** As many things are taken at once; the main process takes no more either. */
export const MAX_DROPPED = 1000;

/** The desk of the desktop program, whose preload script also sees what is dropped: a page has no paths. */
export class IpcDesk implements Desk {
  readonly #bridge: DesktopBridge;

  constructor(bridge: DesktopBridge) {
    this.#bridge = bridge;
  }

  async call<N extends DeskCallName>(name: N, args: DeskCalls[N]['args']): Promise<DeskCalls[N]['result']> {
    const make = this.#bridge[name] as (...all: DeskCalls[N]['args']) => Promise<DeskCalls[N]['result']>;
    return make(...args).catch(throwPlain);
  }

  choose(kind: 'folders' | 'files'): Promise<readonly ChosenSource[]> {
    return this.#bridge.chooseSources(kind).catch(throwPlain);
  }

  /** Only a path is taken here. */
  stopTaking(): void {}

  onTold(listener: (told: Told) => void): () => void {
    return this.#bridge.onImportMessage(listener);
  }

  onGiven(listener: (given: Given) => void): () => void {
    // Otherwise Chromium would show what is dropped.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      if ((event.dataTransfer?.files.length ?? 0) > MAX_DROPPED) listener({ error: t('library.tooMany') });
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    const end = this.#bridge.onGiven((sources) => listener({ sources }));
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
      end();
    };
  }
}

/** Electron puts the name of the call before what was said. */
function throwPlain(error: Error): never {
  throw new Error(error.message.replace(/^Error invoking remote method '\w+': (\w*Error: )?/, ''));
}
