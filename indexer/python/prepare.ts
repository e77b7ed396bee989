import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { loadPyodide } from 'pyodide';
import compiler from '../../build/runtime/compile.py?raw';
import { makeFilePack } from '../../build/runtime/file-pack.mjs';
import { packedFiles } from '../sandbox/file-pack.ts';
import type { InterpreterHost } from '../sandbox/interpreter.ts';
import { MEMORY_LIMIT } from '../sandbox/limits.ts';
import { makeMemorySnapshot } from '../sandbox/memory-snapshot.ts';
import type { CreateModule } from '../sandbox/pyodide-internals.ts';
import { parseRuntimeManifest, RUNTIME_MANIFEST } from '../sandbox/runtime-manifest.ts';
import { pretendToBeWorker } from './hide-node.ts';
import { refuseNetwork } from './refuse-network.ts';

/**
 * A process that makes packages ready to run: byte code in place of source, and memory in which Django is set up. Setting it up
 * runs code of those packages, so it happens behind the same wall as a snippet; only the folder of the draft may be written.
 */
const [runtime = '', draft = ''] = process.argv.slice(2);
const send = process.send?.bind(process);
const NOWHERE = 'https://runtime.invalid/';

async function prepare(): Promise<{ readonly harness?: string; readonly why?: string }> {
  const read = (name: string) => new Uint8Array(readFileSync(join(runtime, name)));
  const manifest = parseRuntimeManifest(readFileSync(join(runtime, RUNTIME_MANIFEST), 'utf8'));
  pretendToBeWorker({ wasm: read(manifest.wasm.name), stdlib: read(manifest.stdlib.name) });
  refuseNetwork();
  const [loader, module] = (await Promise.all(
    [manifest.loader, manifest.module].map(
      ({ name }) => import(/* @vite-ignore */ pathToFileURL(join(runtime, name)).href),
    ),
  )) as [{ loadPyodide: typeof loadPyodide }, { default: CreateModule }];
  const host = {
    loadPyodide: loader.loadPyodide,
    createModule: module.default,
    indexUrl: NOWHERE,
    stdlibUrl: `${NOWHERE}stdlib.zip`,
    lockInfo: manifest.lockInfo,
    packs: [] as Uint8Array[],
    withDjango: true,
    memoryLimit: MEMORY_LIMIT,
  };
  const pack = await compiled(host, packedFiles(new Uint8Array(readFileSync(join(draft, 'source.pack')))));
  writeFileSync(join(draft, 'django.pack'), pack);
  try {
    const packs = [...(manifest.zones ? [read(manifest.zones.name)] : []), pack];
    const { bytes, harness } = await makeMemorySnapshot({ ...host, packs });
    writeFileSync(join(draft, 'memory'), bytes);
    return { harness };
  } catch (error) {
    return { why: error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error) };
  }
}

/** Packages with byte code in place of their source, which only the sandbox's own Python can make. */
async function compiled(
  host: Pick<InterpreterHost, 'loadPyodide' | 'createModule' | 'indexUrl' | 'stdlibUrl' | 'lockInfo'>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const python = await host.loadPyodide({
    indexURL: host.indexUrl,
    stdLibURL: host.stdlibUrl,
    packageBaseUrl: host.indexUrl,
    lockFileContents: { info: host.lockInfo, packages: {} } as never,
    env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
    jsglobals: Object.create(null),
    createPyodideModule: host.createModule as never,
  });
  python.runPython(compiler);
  for (const [path, content] of files) {
    python.FS.mkdirTree(`/tmp/in/${path.slice(0, Math.max(0, path.lastIndexOf('/')))}`);
    python.FS.writeFile(`/tmp/in/${path}`, content);
  }
  const site = String(
    python.runPython('import site; SITE = site.getsitepackages()[0]; compile_tree("/tmp/in", SITE); SITE'),
  );
  const ready = [...files.keys()].map((path): [string, Uint8Array] => {
    const isCompiled = path.endsWith('.py') && python.FS.analyzePath(`/tmp/in/${path}c`).exists;
    const name = isCompiled ? `${path}c` : path;
    return [`${site}/${name}`, python.FS.readFile(`/tmp/in/${name}`)];
  });
  return makeFilePack(ready);
}

try {
  send?.({ type: 'prepared', ...(await prepare()) });
} catch (error) {
  send?.({ type: 'broken', reason: error instanceof Error ? error.message : String(error) });
}
