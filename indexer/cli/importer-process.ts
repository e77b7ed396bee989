import { fork } from 'node:child_process';
import { ImportLedger } from '../core/import-ledger.ts';
import type { ImportMessage, ImportRequest } from '../core/import-messages.ts';
import { importerProgram } from './package-files.ts';

/** Most objects of an import die young; with more room than the usual 16 MB fewer of them are copied before. */
const YOUNG_GENERATION = '--max-semi-space-size=64';

/** As much of what the importer's process writes to its stderr is kept, in characters; as a rule it writes nothing. */
const MAX_TOLD = 64 * 1024;

/**
 * Runs the importer in a process of its own and hands on what it says. Settles when the process has ended; a process
 * that ended before it was finished is told as a failure of every source that it said nothing about.
 */
export async function runImporter(
  request: ImportRequest,
  onMessage: (message: ImportMessage) => void,
): Promise<void> {
  const child = fork(importerProgram(), {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, YOUNG_GENERATION],
  });
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    told = (told + chunk).slice(-MAX_TOLD);
  });
  const ledger = new ImportLedger(request);
  child.on('message', (message: ImportMessage) => {
    ledger.note(message);
    onMessage(message);
  });
  child.send(request);
  const why = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (ranOutOfMemory(told)) resolve('it needs more memory than there is; split it');
      else resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`);
    });
  });
  // What the engine says when memory runs out is for those who work on it.
  if (!ranOutOfMemory(told)) process.stderr.write(told);
  for (const message of ledger.unaccounted(why)) onMessage(message);
}

/** Whether the last words of a process are those of an engine without memory. */
function ranOutOfMemory(told: string): boolean {
  return told.includes('heap out of memory');
}
