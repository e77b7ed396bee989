import { fork } from 'node:child_process';
import type { ImportMessage, ImportRequest } from '../core/import-messages.ts';
import { importerProgram } from './places.ts';

/**
 * Runs the importer in a process of its own and hands on what it says. Settles when the process has ended; a process
 * that ended before it was finished is told as a failure of every source that it said nothing about.
 */
export async function runImporter(
  request: ImportRequest,
  onMessage: (message: ImportMessage) => void,
): Promise<void> {
  const child = fork(importerProgram(), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const told = new Set<string>();
  let isFinished = false;
  child.on('message', (message: ImportMessage) => {
    if (message.type === 'finished') isFinished = true;
    else if (message.type === 'failed') told.add(message.source);
    else if (message.type === 'imported') told.add(message.version.source);
    onMessage(message);
  });
  child.send(request);
  const why = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`),
    );
  });
  if (isFinished) return;
  for (const source of request.sources.filter((candidate) => !told.has(candidate))) {
    const error = {
      code: 'import-failed',
      message: `${source} could not be imported: ${why}`,
      hint: 'What was installed before is as it was',
    };
    onMessage({ type: 'failed', source, error });
  }
}
