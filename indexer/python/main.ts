import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { loadPyodide } from 'pyodide';
import { closeDoors } from '../sandbox/close-doors.ts';
import { Interpreter } from '../sandbox/interpreter.ts';
import { answerCall, type InterpreterCall } from '../sandbox/interpreter-calls.ts';
import { MEMORY_LIMIT } from '../sandbox/limits.ts';
import type { CreateModule } from '../sandbox/pyodide-internals.ts';
import { parseRuntimeManifest, RUNTIME_MANIFEST } from '../sandbox/runtime-manifest.ts';
import { hideNode, pretendToBeWorker } from './hide-node.ts';
import { refuseNetwork } from './refuse-network.ts';

/**
 * A process that runs snippets and nothing else. Its owner starts it without environment, with Node's permission model
 * (files of the runtime only, no processes, no threads) and without code from strings; what is left of Node is hidden
 * before Python starts, so that nothing Python reaches of JavaScript leads to the network.
 */
const [folder = '', djangoPack = '', snapshotFile = '', harness = ''] = process.argv.slice(2);
const send = process.send?.bind(process);
const receive = process.on.bind(process);
const exit = process.exit.bind(process);

async function boot(): Promise<Interpreter> {
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
  const manifest = parseRuntimeManifest(readFileSync(join(folder, RUNTIME_MANIFEST), 'utf8'));
  const packs = manifest.zones ? [read(manifest.zones.name)] : [];
  if (djangoPack !== '') packs.push(new Uint8Array(readFileSync(djangoPack)));
  const snapshot = snapshotFile === '' ? undefined : new Uint8Array(readFileSync(snapshotFile));
  const served = { wasm: read(manifest.wasm.name), stdlib: read(manifest.stdlib.name) };
  pretendToBeWorker(served);
  refuseNetwork();
  const scripts = [manifest.loader, manifest.module].map(
    ({ name }) => pathToFileURL(join(folder, name)).href,
  );
  const [loader, module] = (await Promise.all(
    scripts.map((address) => import(/* @vite-ignore */ address)),
  )) as [{ loadPyodide: typeof loadPyodide }, { default: CreateModule }];
  const python = await Interpreter.boot({
    loadPyodide: loader.loadPyodide,
    createModule: module.default,
    indexUrl: 'https://runtime.invalid/',
    stdlibUrl: 'https://runtime.invalid/stdlib.zip',
    lockInfo: manifest.lockInfo,
    packs,
    withDjango: djangoPack !== '',
    memoryLimit: MEMORY_LIMIT,
    ...(snapshot && { snapshot: { bytes: snapshot, harness } }),
  });
  closeDoors(globalThis);
  hideNode();
  return python;
}

try {
  const python = await boot();
  // Without its owner it has nothing to do.
  receive('disconnect', () => exit());
  // A promise that a snippet has let fall is no reason to end.
  receive('unhandledRejection', () => {});
  receive('message', ({ id, call }: { id: number; call: InterpreterCall }) => {
    try {
      const answer = answerCall(python, call, (kind, text) => send?.({ type: 'output', id, kind, text }));
      send?.({ type: 'answer', id, answer });
    } catch (error) {
      send?.({ type: 'broken', reason: String(error) });
    }
  });
  send?.({ type: 'ready', runtime: python.runtime, fallback: python.fallback });
} catch (error) {
  send?.({ type: 'broken', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
