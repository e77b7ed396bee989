import { ENGINE_WORKER, type EngineAnswer, type EngineCall } from './engine-messages.ts';
import { toSearchError } from './search-error.ts';
import { Site } from './site.ts';

/** The search over a site, on the page's own thread. */
export function openSite(packs: string, catalogue: Promise<Uint8Array<ArrayBuffer>> | undefined): Site {
  return new Site(packs, catalogue);
}

/** Answers the calls of a page, where this module runs as its worker. */
function serve(scope: DedicatedWorkerGlobalScope): void {
  let site: Site | undefined;
  scope.onmessage = async ({ data }: MessageEvent<EngineCall>) => {
    const { id } = data;
    const answer = (message: EngineAnswer) => scope.postMessage(message);
    try {
      if (data.call === 'open') {
        const { bytes } = data;
        site = new Site(data.packs, bytes && Promise.resolve(bytes));
        answer({ id, docSets: await site.describe() });
      } else if (data.call === 'prepare') {
        site?.prepare(data.query, data.options).catch(() => {});
      } else if (data.call === 'search' && site) {
        answer({ id, results: await site.search(data.query, data.options) });
      }
    } catch (error) {
      const { code, message } = toSearchError(error);
      answer({ id, error: { code, message } });
    }
  };
}

// Others may import this module in workers of theirs.
if (typeof DedicatedWorkerGlobalScope === 'function' && self instanceof DedicatedWorkerGlobalScope) {
  if (self.name === ENGINE_WORKER) serve(self);
}

export { toSearchError };
