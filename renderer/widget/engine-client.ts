import { ENGINE_WORKER, type EngineAnswer, type EngineCall } from './engine-messages.ts';
import type { SearchErrorCode, SearchedDocSet, SearchOptions, SearchResults } from './types.ts';

/** The engine's file beside this script; the build puts its name here. */
declare const DJDOCS_ENGINE: string;
type EngineModule = typeof import('./engine.ts');

/** What the element asks. */
export interface Engine {
  docSets(): Promise<readonly SearchedDocSet[]>;
  search(query: string, options: SearchOptions): Promise<SearchResults>;
  /** Is told what is being typed, to read beforehand what it will need. */
  prepare(query: string, options: SearchOptions): void;
}

/** A failure as the engine tells it. */
export class EngineFailure extends Error {
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Loads the engine, in a worker where the page allows one, else beside the page; the catalogue of the site is fetched at the
 * same time, so that nothing waits for the other.
 * @param packs absolute address of the folder with the packs, with its closing slash
 */
export function startEngine(packs: string): Engine {
  let starting: Promise<Engine> | undefined;
  const engine = () => {
    starting ??= start(packs).catch((error) => {
      // Whoever searches next may have more luck.
      starting = undefined;
      throw error;
    });
    return starting;
  };
  return {
    docSets: async () => (await engine()).docSets(),
    search: async (query, options) => (await engine()).search(query, options),
    prepare: (query, options) => {
      engine().then(
        (ready) => ready.prepare(query, options),
        () => {}, // The search says what is wrong.
      );
    },
  };
}

function start(packs: string): Promise<Engine> {
  const url = new URL(DJDOCS_ENGINE, import.meta.url).href;
  // What cannot be had here is asked for again by the engine, which says why.
  const catalogue = fetch(new URL('all.json.gz', packs), { cache: 'no-cache' })
    .then(async (response) => (response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined))
    .catch(() => undefined);
  return startWorker(url, packs, catalogue).catch(() => loadModule(url, packs, catalogue));
}

/** The engine's address for a page that asks for Trusted Types; a page that allows no policy of this name gets no worker. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= types?.createPolicy('djdocs-search', { createScriptURL: (address) => address });
  return policy ? policy.createScriptURL(url) : url;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}
interface ScriptPolicy {
  createScriptURL(url: string): string;
}
let policy: ScriptPolicy | undefined;

type Catalogue = Promise<Uint8Array<ArrayBuffer> | undefined>;

/** The engine in a worker. Rejects when the worker cannot be started: a policy may forbid it. */
async function startWorker(url: string, packs: string, catalogue: Catalogue): Promise<Engine> {
  const worker = new Worker(trusted(url), { type: 'module', name: ENGINE_WORKER });
  const waiting = new Map<number, (answer: EngineAnswer) => void>();
  let last = 0;
  const ask = (call: EngineCall) =>
    new Promise<EngineAnswer>((resolve, reject) => {
      waiting.set(call.id, (answer) => {
        const { error } = answer;
        if (error) reject(new EngineFailure(error.code, error.message));
        else resolve(answer);
      });
      worker.postMessage(call);
    });
  worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new EngineFailure('unreachable', 'The search engine cannot be loaded'));
    };
  });
  const bytes = await Promise.race([catalogue, broken]);
  const open = ask({ id: 0, call: 'open', packs, ...(bytes ? { bytes } : {}) });
  // It answers, if only to say what is wrong with the site: then it runs.
  await Promise.race([open.catch(() => {}), broken]);
  return {
    docSets: async () => (await open).docSets ?? [],
    search: async (query, options) => {
      const { results } = await Promise.race([ask({ id: ++last, call: 'search', query, options }), broken]);
      return results as SearchResults;
    },
    prepare: (query, options) => worker.postMessage({ id: 0, call: 'prepare', query, options }),
  };
}

async function loadModule(url: string, packs: string, catalogue: Catalogue): Promise<Engine> {
  const bytes = await catalogue;
  let engine: EngineModule;
  try {
    engine = await import(/* @vite-ignore */ url);
  } catch {
    throw new EngineFailure('unreachable', 'The search engine cannot be loaded');
  }
  const site = engine.openSite(packs, bytes && Promise.resolve(bytes));
  const told = <T>(answer: Promise<T>) =>
    answer.catch((error) => {
      const { code, message } = engine.toSearchError(error);
      throw new EngineFailure(code, message);
    });
  return {
    docSets: () => told(site.describe()),
    search: (query, options) => told(site.search(query, options)),
    prepare: (query, options) => {
      site.prepare(query, options).catch(() => {});
    },
  };
}
