import type { loadPyodide } from 'pyodide';
import { closeDoors } from '../../indexer/sandbox/close-doors.ts';
import { Interpreter } from '../../indexer/sandbox/interpreter.ts';
import {
  type BootMessage,
  isBootMessage,
  isRunMessage,
  type RuntimeBuffers,
  type WorkerMessage,
} from '../../indexer/sandbox/messages.ts';
import type { CreateModule } from '../../indexer/sandbox/pyodide-internals.ts';

/** Nothing is ever asked of this address: the bytes are here already. */
const NOWHERE = 'https://runtime.invalid/';

// An opaque origin may only have classic workers, and Pyodide takes a worker for one of those when this does not throw.
self.importScripts = () => {
  throw new Error('not in this sandbox');
};

self.addEventListener('message', open);

function open(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  if (port === undefined || !isBootMessage(event.data)) return;
  self.removeEventListener('message', open);
  const tell = (message: WorkerMessage) => port.postMessage(message);
  boot(event.data).then(
    (interpreter) => {
      serve(interpreter, port, tell);
      const { runtime, fallback } = interpreter;
      tell({ type: 'ready', runtime, ...(fallback !== undefined && { fallback }) });
    },
    (error: unknown) => tell({ type: 'broken', reason: String(error) }),
  );
}

async function boot({
  runtime,
  lockInfo,
  memoryLimit,
  withDjango,
  harness,
}: BootMessage): Promise<Interpreter> {
  self.fetch = servedFrom(runtime);
  const [loader, module] = await Promise.all([
    importScript<{ loadPyodide: typeof loadPyodide }>(runtime.loader),
    importScript<{ default: CreateModule }>(runtime.module),
  ]);
  const interpreter = await Interpreter.boot({
    loadPyodide: loader.loadPyodide,
    createModule: module.default,
    indexUrl: NOWHERE,
    stdlibUrl: `${NOWHERE}stdlib.zip`,
    lockInfo,
    packs: runtime.packs.map((pack) => new Uint8Array(pack)),
    withDjango,
    memoryLimit,
    ...(runtime.snapshot &&
      harness !== undefined && { snapshot: { bytes: new Uint8Array(runtime.snapshot), harness } }),
  });
  closeDoors(self);
  return interpreter;
}

function serve(interpreter: Interpreter, port: MessagePort, tell: (message: WorkerMessage) => void): void {
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isRunMessage(data)) return;
    const { id, request } = data;
    tell({ type: 'running', id });
    try {
      const result = interpreter.runOnce(request, (kind, text) => tell({ type: 'output', id, kind, text }));
      tell({ type: 'result', id, result });
      // Nobody has to wait for this: it is done while the result is being read.
      if (interpreter.rewind()) tell({ type: 'rested' });
      else tell({ type: 'broken', reason: 'the snippet has used it up' });
    } catch (error) {
      tell({ type: 'broken', reason: String(error) });
    }
  };
}

/** Pyodide asks for its files by address; this gives it the ones that were handed in, once each. */
function servedFrom({ wasm, stdlib }: RuntimeBuffers): typeof fetch {
  return async (address) => {
    const name = String(address);
    if (name.endsWith('.wasm'))
      return new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
    if (name.endsWith('.zip')) return new Response(stdlib);
    throw new TypeError(`there is no ${name} in this sandbox`);
  };
}

async function importScript<T>(script: ArrayBuffer): Promise<T> {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ address);
  } finally {
    URL.revokeObjectURL(address);
  }
}
