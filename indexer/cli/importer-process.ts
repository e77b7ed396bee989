import { fork } from 'node:child_process';
import { ImportLedger } from '../core/import-ledger.ts';
import type { ImportMessage, ImportRequest } from '../core/import-messages.ts';
import { importerProgram } from './package-files.ts';

/**
 * Runs the importer in a process of its own and hands on what it says. Settles when the process has ended; a process
 * that ended before it was finished is told as a failure of every source that it said nothing about.
 */
export async function runImporter(
  request: ImportRequest,
  onMessage: (message: ImportMessage) => void,
): Promise<void> {
  const child = fork(importerProgram(), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ledger = new ImportLedger(request);
  child.on('message', (message: ImportMessage) => {
    ledger.note(message);
    onMessage(message);
  });
  child.send(request);
  const why = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`),
    );
  });
  for (const message of ledger.unaccounted(why)) onMessage(message);
}
