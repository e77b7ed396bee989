import { DocsError } from '../core/errors.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from '../core/import-messages.ts';
import { openChannel } from './channel.ts';
import { importSource, type OnProgress, startRun } from './import-source.ts';

/** Progress is told at most this often, so that telling it costs nothing. */
const PROGRESS_MS = 80;

/**
 * The importer as a process of its own: takes one ImportRequest, answers with ImportMessages and ends. A source that
 * hangs, eats all memory or crashes the engine takes nothing else with it; to cancel, the process is killed.
 */
openChannel<ImportRequest, ImportMessage>(async (request, send) => {
  const run = startRun();
  for (const source of request.sources) {
    let last = 0;
    try {
      const onProgress: OnProgress = (phase, done, total) => {
        const now = performance.now();
        if (now - last < PROGRESS_MS && done < total) return;
        last = now;
        send({ type: 'progress', source, phase, done, total });
      };
      const versions = await importSource(source, request, onProgress, run);
      for (const version of versions) send({ type: 'imported', version });
    } catch (error) {
      send({ type: 'failed', source, error: toFailure(error) });
    }
  }
  send({ type: 'finished' });
});

function toFailure(error: unknown): ImportFailure {
  if (error instanceof DocsError) return { code: error.code, message: error.message, hint: error.hint };
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: 'import-failed',
    message: `The importer failed: ${what}`,
    hint: 'This is a bug in djdocs; please report it',
  };
}
