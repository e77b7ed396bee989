import { LibraryClient } from '../../../renderer/workers/library-client.ts';

/**
 * A page with the app's own worker; `typeQueries` gives the milliseconds from each letter to its results, where the worker
 * has read nothing yet of what these queries need, and typed once more.
 */
const worker = new Worker(new URL('../../../renderer/workers/library-worker.ts', import.meta.url), {
  type: 'module',
});
const client = new LibraryClient(worker, new URL('packs/', document.baseURI).href);

async function typeQueries(queries: readonly string[]): Promise<{ first: number[]; again: number[] }> {
  return { first: await typeAll(queries), again: await typeAll(queries) };
}

async function typeAll(queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    for (let end = 1; end <= query.length; end++) {
      const typed = query.slice(0, end).trim();
      if (typed === '') continue;
      const started = performance.now();
      await client.call('search', [{ query: typed, limit: 20, docSet: 'django' }]);
      times.push(performance.now() - started);
    }
  }
  return times;
}

Object.assign(globalThis, { typeQueries });
