import { describe, expect, it } from 'vitest';
import { isAbort, LibraryClient, type WorkerPort } from '../../../renderer/workers/library-client.ts';
import type { FromWorker, ToWorker } from '../../../renderer/workers/protocol.ts';

/** A worker that answers when the test says so. */
class SlowWorker implements WorkerPort {
  readonly sent: ToWorker[] = [];
  #listen: (event: MessageEvent<FromWorker>) => void = () => {};
  #fail: (event: Event) => void = () => {};

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }

  addEventListener(type: 'message' | 'error', listen: never): void {
    if (type === 'message') this.#listen = listen;
    else this.#fail = listen;
  }

  answer(message: FromWorker): void {
    this.#listen({ data: message } as MessageEvent<FromWorker>);
  }

  crash(): void {
    this.#fail(new Event('error'));
  }
}

const search = { query: 'q' };

describe('library client', () => {
  it('tells the worker first where the packs are', () => {
    const worker = new SlowWorker();
    new LibraryClient(worker, 'http://127.0.0.1/packs/');
    expect(worker.sent).toEqual([{ kind: 'start', packs: 'http://127.0.0.1/packs/' }]);
  });

  it('gives each answer to the call with its number', async () => {
    const worker = new SlowWorker();
    const client = new LibraryClient(worker, '');
    const [first, second] = [client.call('search', [search]), client.call('search', [search])];
    worker.answer({ kind: 'result', number: 2, value: ['second'] });
    worker.answer({ kind: 'result', number: 1, value: ['first'] });
    expect([await first, await second]).toEqual([['first'], ['second']]);
  });

  it('never delivers the answer to a cancelled call', async () => {
    const worker = new SlowWorker();
    const client = new LibraryClient(worker, '');
    const asking = new AbortController();
    const call = client.call('search', [search], asking.signal);
    asking.abort();
    worker.answer({ kind: 'result', number: 1, value: ['late'] });
    await expect(call).rejects.toSatisfy(isAbort);
    expect(worker.sent.at(-1)).toEqual({ kind: 'cancel', number: 1 });
  });

  it('carries code, message and hint of an error', async () => {
    const worker = new SlowWorker();
    const call = new LibraryClient(worker, '').call('open', ['nowhere']);
    worker.answer({ kind: 'error', number: 1, error: { code: 'not-found', message: 'No', hint: 'Look' } });
    await expect(call).rejects.toMatchObject({ code: 'not-found', message: 'No', hint: 'Look' });
  });

  it('fails what is waiting when the worker does not start', async () => {
    const worker = new SlowWorker();
    const call = new LibraryClient(worker, '').call('shelf', []);
    worker.crash();
    await expect(call).rejects.toMatchObject({ code: 'internal' });
  });
});
