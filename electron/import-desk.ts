import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ImportMessage, ImportRequest } from '../indexer/core/import-messages.ts';
import { type RunningImport, startImporter } from './importer.ts';
import type { ChosenSource, ImportOrder } from './ipc-contract.ts';

/** Chooses sources and imports them, one order at a time. Paths only ever come from the person's own choice. */
export class ImportDesk {
  readonly #packs: () => string;
  readonly #chosen = new Map<string, string>();
  #running: RunningImport | undefined;

  /** @param packs the folder that packs go to */
  constructor(packs: () => string) {
    this.#packs = packs;
  }

  /** Shows the system's dialog. @returns nothing when the person cancels it. */
  async choose(
    kind: 'folders' | 'files',
    window: BrowserWindow | undefined,
  ): Promise<readonly ChosenSource[]> {
    const options: OpenDialogOptions = {
      title: 'Add documentation',
      properties: [kind === 'folders' ? 'openDirectory' : 'openFile', 'multiSelections'],
    };
    const { filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return filePaths.map((path) => {
      const token = randomUUID();
      this.#chosen.set(token, path);
      return { token, name: basename(path) };
    });
  }

  /**
   * Imports what was chosen.
   * @throws Error when an import runs already, or a token stands for nothing
   */
  async import(
    { sources: tokens, ...options }: ImportOrder,
    onMessage: (message: ImportMessage) => void,
  ): Promise<'finished' | 'cancelled'> {
    if (this.#running) throw new Error('documentation is being added already; wait for it or cancel it');
    const sources = tokens.map((token) => {
      const path = this.#chosen.get(token);
      if (path === undefined) throw new Error('this was not chosen in the dialog; choose it again');
      return path;
    });
    const request: ImportRequest = { ...options, sources, packs: this.#packs() };
    this.#running = startImporter(request, onMessage);
    try {
      return await this.#running.ended;
    } finally {
      this.#running = undefined;
    }
  }

  /** Ends the import that runs. @returns whether one did */
  cancel(): boolean {
    const running = this.#running;
    running?.cancel();
    return running !== undefined;
  }
}
