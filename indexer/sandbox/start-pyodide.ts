import type { PyodideInterface } from 'pyodide';
import { mountFilePack } from './file-pack.ts';
import { HARNESS, HARNESS_FOLDER } from './harness.ts';
import type { InterpreterHost } from './interpreter.ts';
import { DEFAULT_APP_LABEL } from './messages.ts';
import { fileSystemOf, growFor, limitMemory } from './pyodide-internals.ts';

/** Loads Pyodide with the packs and the harness in place, from the host's snapshot where it has one. */
export async function startPyodide(
  host: InterpreterHost,
  options: { readonly _makeSnapshot?: true } = {},
): Promise<PyodideInterface> {
  const snapshot = host.snapshot?.bytes;
  const create = limitMemory(host.createModule, host.memoryLimit);
  return host.loadPyodide({
    indexURL: host.indexUrl,
    stdLibURL: host.stdlibUrl,
    packageBaseUrl: host.indexUrl,
    lockFileContents: { info: host.lockInfo, packages: {} } as never,
    env: { PYTHONDONTWRITEBYTECODE: '1', PYTHONINSPECT: '' },
    jsglobals: host.jsGlobals ?? Object.create(null),
    fsInit: async (system) => {
      const files = fileSystemOf(system);
      files.mkdirTree(HARNESS_FOLDER);
      for (const [name, text] of Object.entries(HARNESS)) files.writeFile(`${HARNESS_FOLDER}/${name}`, text);
      for (const pack of host.packs) mountFilePack(files, pack);
    },
    createPyodideModule: (snapshot ? growFor(create, snapshot) : create) as never,
    ...(snapshot && { _loadSnapshot: snapshot }),
    ...options,
  });
}

/** Makes the session that runs come to; it stays in Python's memory, and nothing of it in JavaScript's. */
export function startSession(python: PyodideInterface, withDjango: boolean): void {
  python.runPython(
    `import sys; sys.path.append("/lib"); from djdocs_sandbox import session; session.start(${
      withDjango ? 'True' : 'False'
    }, ${JSON.stringify(DEFAULT_APP_LABEL)}); del sys, session`,
  );
}
