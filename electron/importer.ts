import { utilityProcess } from 'electron';
import { ImportLedger } from '../indexer/core/import-ledger.ts';
import type { ImportMessage, ImportRequest } from '../indexer/core/import-messages.ts';
import { IMPORTER } from './places.ts';

/** An import in a process of its own. */
export interface RunningImport {
  /** Settles when the process has ended. */
  readonly ended: Promise<'finished' | 'cancelled'>;
  cancel(): void;
}

/**
 * Starts the importer and hands on what it says. A process that ended before it was finished is told as a failure of
 * every source that it said nothing about; one that was cancelled says nothing more.
 */
export function startImporter(
  request: ImportRequest,
  onMessage: (message: ImportMessage) => void,
): RunningImport {
  const child = utilityProcess.fork(IMPORTER, [], { serviceName: 'djdocs importer' });
  const ledger = new ImportLedger(request);
  let isCancelled = false;
  child.on('message', (message: ImportMessage) => {
    if (isCancelled) return;
    ledger.note(message);
    onMessage(message);
  });
  child.postMessage(request);
  const ended = new Promise<'finished' | 'cancelled'>((resolve) => {
    child.once('exit', (code) => {
      if (isCancelled) return resolve('cancelled');
      for (const message of ledger.unaccounted(`it ended with code ${code}`)) onMessage(message);
      resolve('finished');
    });
  });
  return {
    ended,
    cancel() {
      isCancelled = true;
      child.kill();
    },
  };
}
