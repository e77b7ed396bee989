import { existsSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ChosenSource } from '../indexer/core/desk-calls.ts';
import type { Desk } from '../indexer/desk/desk.ts';

/** Shows the system's dialog. @returns tokens for what was chosen, none when the person cancels it */
export async function chooseSources(
  kind: 'folders' | 'files',
  desk: Desk,
  window: BrowserWindow | undefined,
): Promise<readonly ChosenSource[]> {
  const options: OpenDialogOptions = {
    title: 'Add documentation',
    properties: [kind === 'folders' ? 'openDirectory' : 'openFile', 'multiSelections'],
  };
  const { filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return filePaths.map((path) => desk.offer(path, basename(path)));
}

/** Tokens for what was dropped on the window, as its preload script saw it; what is not there is left out. */
export function takeDropped(paths: readonly string[], desk: Desk): readonly ChosenSource[] {
  return paths
    .filter((path) => isAbsolute(path) && existsSync(path))
    .map((path) => desk.offer(path, basename(path)));
}
