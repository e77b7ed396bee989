import { FetchShelf } from '../packs/fetch-shelf.ts';
import { createLibraryService } from './library-service.ts';
import type { FromWorker, LibraryService, ToWorker } from './protocol.ts';
import { toWireError } from './wire-error.ts';

/** The worker's side of the protocol: packs are opened and searched here, so that the page never waits for them. */
let service: LibraryService | undefined;
const cancelled = new Set<number>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') service = createLibraryService(new FetchShelf(data.packs));
  else if (data.kind === 'cancel') cancelled.add(data.number);
  else void answer(data);
});

async function answer({ number, name, args }: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  // Cancellations that are already in the queue get their turn first, so that a fast typist waits for one search.
  await new Promise((resolve) => setTimeout(resolve));
  if (cancelled.delete(number)) return;
  try {
    if (!service) throw new Error('the library worker was called before it was started');
    const call = service[name] as (...args: readonly unknown[]) => Promise<unknown>;
    reply({ kind: 'result', number, value: await call(...args) });
  } catch (error) {
    reply({ kind: 'error', number, error: toWireError(error) });
  }
  cancelled.delete(number);
}

function reply(message: FromWorker): void {
  postMessage(message);
}
