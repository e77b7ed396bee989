import { DocsError } from '../core/errors.ts';
import type { ImportedVersion, ImportRequest } from '../core/import-messages.ts';
import { deliver } from './deliver.ts';
import { type ImportRun, type OnProgress, startRun } from './import-run.ts';
import { joinDeliveries, type ReadDelivery, readDeliveries } from './read-deliveries.ts';

/** Hears what becomes of the sources of a request. */
export interface ImportListener {
  readonly onProgress: (source: string, ...progress: Parameters<OnProgress>) => void;
  readonly onImported: (version: ImportedVersion) => void;
  readonly onFailed: (source: string, error: unknown) => void;
}

/**
 * Adds the sources of a request in their order. Versions of one doc set that follow each other are merged before it is
 * encoded, once; where that cannot be, each is added by itself, so that one that is refused takes no other with it.
 */
export async function importSources(
  request: ImportRequest,
  listener: ImportListener,
  run: ImportRun,
): Promise<void> {
  let waiting: ReadDelivery[] = [];
  for (const given of request.sources) {
    const onProgress: OnProgress = (...progress) => listener.onProgress(given, ...progress);
    try {
      for (const read of await readDeliveries(given, request, onProgress, run)) {
        if (waiting.length > 0 && joinAll([...waiting, read])) waiting.push(read);
        else {
          await deliverAll(waiting, request, listener, run);
          waiting = [read];
        }
      }
    } catch (error) {
      await deliverAll(waiting, request, listener, run);
      waiting = [];
      listener.onFailed(given, error);
    }
  }
  await deliverAll(waiting, request, listener, run);
}

/** Adds one given path. @returns one entry per version and source that was added. @throws as {@link importSources} tells */
export async function importSource(
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
  run: ImportRun = startRun(),
): Promise<ImportedVersion[]> {
  const imported: ImportedVersion[] = [];
  const failures: unknown[] = [];
  const listener: ImportListener = {
    onProgress: (_, ...progress) => onProgress(...progress),
    onImported: (version) => imported.push(version),
    onFailed: (_, error) => failures.push(error),
  };
  await importSources({ ...request, sources: [given] }, listener, run);
  const [failure] = failures;
  if (failure === undefined) return imported;
  throw imported.length > 0 && failure instanceof DocsError ? afterSome(imported, failure) : failure;
}

function joinAll([first, ...others]: readonly ReadDelivery[]): ReadDelivery | undefined {
  return others.reduce<ReadDelivery | undefined>(
    (joined, next) => joined && joinDeliveries(joined, next),
    first,
  );
}

async function deliverAll(
  reads: readonly ReadDelivery[],
  request: ImportRequest,
  listener: ImportListener,
  run: ImportRun,
): Promise<void> {
  const joined = joinAll(reads);
  if (!joined) return;
  const given = [...joined.given.values()].at(-1) ?? '';
  try {
    const onProgress: OnProgress = (...progress) => listener.onProgress(given, ...progress);
    for (const version of await deliver(joined, request, onProgress, run)) listener.onImported(version);
  } catch (error) {
    if (reads.length === 1) listener.onFailed(given, error);
    else for (const read of reads) await deliverAll([read], request, listener, run);
  }
}

/** What to say when some sources of a path are in force already. */
function afterSome(imported: readonly ImportedVersion[], cause: DocsError): DocsError {
  const added = imported.map(({ docSet, version }) => `${docSet}@${version}`).join(', ');
  return new DocsError(cause.code, `${cause.message} (added before that: ${added})`, cause.hint, { cause });
}
