import { dialog } from 'electron';
import type { ImportFailure, ImportMessage } from '../indexer/core/import-messages.ts';
import type { AppWindow } from './app-window.ts';
import type { ImportDesk } from './import-desk.ts';

/** Lets the person choose documentation, imports it, shows what is installed then, and says what went wrong. */
export async function addFromMenu(
  kind: 'folders' | 'files',
  desk: ImportDesk,
  window: AppWindow,
): Promise<void> {
  const failures: ImportFailure[] = [];
  let isAdded = false;
  const note = (message: ImportMessage) => {
    if (message.type === 'failed') failures.push(message.error);
    if (message.type === 'imported') isAdded = true;
    window.tell('importMessage', message);
  };
  try {
    const chosen = await desk.choose(kind, window.browserWindow);
    if (chosen.length === 0) return;
    await desk.import({ sources: chosen.map(({ token }) => token) }, note);
    if (isAdded) window.reload();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failures.push({ code: 'import-failed', message, hint: 'Nothing was changed' });
  }
  if (failures.length === 0) return;
  await dialog.showMessageBox({
    type: 'error',
    message: 'Not everything could be added',
    detail: failures.map(({ message, hint }) => `${message}. ${hint}.`).join('\n'),
  });
}
