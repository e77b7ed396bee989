import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { DocsError } from '../core/errors.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from '../core/import-messages.ts';
import { hashBytes } from '../pipeline/hash.ts';
import { openChannel } from './channel.ts';
import { startRun } from './import-run.ts';
import { type ImportListener, importSources } from './import-source.ts';
import { makeJobs } from './jobs.ts';
import { Team } from './team.ts';
import { serveCalls } from './threads.ts';

/** Progress is told at most this often, so that telling it costs nothing. */
const PROGRESS_MS = 80;

/**
 * V8 optimises a function when it has run so many of its bytes, in threads of its own that an import has better use
 * for: each of its own threads has all the code optimised for itself. Seven times the usual saves a tenth of an import's
 * time. Engines have had this flag since long before Node 20, and complain of one that they do not have without stopping.
 */
const OPTIMISED_AFTER = '--interrupt-budget=1000000';

/**
 * The importer as a process of its own: takes one ImportRequest, answers with ImportMessages and ends. A source that
 * hangs, eats all memory or crashes the engine takes nothing else with it; to cancel, the process is killed. Its further
 * threads run this same program.
 */
if (parentPort) serveCalls(parentPort, makeJobs());
else {
  setFlagsFromString(OPTIMISED_AFTER);
  openChannel(importAll);
}

async function importAll(request: ImportRequest, send: (message: ImportMessage) => void): Promise<void> {
  const team = new Team(new URL(import.meta.url), request.threads);
  let last = 0;
  const listener: ImportListener = {
    onProgress(source, phase, done, total) {
      const now = performance.now();
      if (now - last < PROGRESS_MS && done < total) return;
      last = now;
      send({ type: 'progress', source, phase, done, total });
    },
    onImported: (version) => send({ type: 'imported', version }),
    onFailed: (source, error) => send({ type: 'failed', source, error: toFailure(error) }),
  };
  await importSources(request, listener, startRun(team, fingerprint()));
  await team.close();
  send({ type: 'finished' });
}

/** A hash of this program, whose name is in it for every module that lies in another file. */
function fingerprint(): string {
  return hashBytes(readFileSync(new URL(import.meta.url)));
}

function toFailure(error: unknown): ImportFailure {
  if (error instanceof DocsError) return { code: error.code, message: error.message, hint: error.hint };
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: 'import-failed',
    message: `The importer failed: ${what}`,
    hint: 'This is a bug in djdocs; please report it',
  };
}
