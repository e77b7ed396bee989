import type { ColourAnswer, ColourRequest } from './colour-code.ts';
import type { Line } from './highlight.ts';
import type { LanguageView } from './languages.ts';

type Receive = (lines: readonly Line[] | undefined) => void;

const waiting = new Map<number, Receive>();
let worker: Worker | undefined;
let last = 0;

/** A block as coloured lines, from the worker that colours code; undefined where that could not be done. */
export function askForColours(text: string, view: LanguageView): Promise<readonly Line[] | undefined> {
  worker ??= startWorker();
  const request: ColourRequest = { number: ++last, text, view };
  return new Promise((resolve) => {
    waiting.set(request.number, resolve);
    worker?.postMessage(request);
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('../workers/colour-worker.ts', import.meta.url), {
    type: 'module',
    name: 'djdocs-colours',
  });
  started.addEventListener('message', ({ data }: MessageEvent<ColourAnswer>) => {
    waiting.get(data.number)?.(data.lines);
    waiting.delete(data.number);
  });
  // Without colours code is still there to be read.
  started.addEventListener('error', () => {
    for (const receive of waiting.values()) receive(undefined);
    waiting.clear();
  });
  return started;
}
