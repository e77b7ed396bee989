// @ts-check
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

/** The text of the compiler, which the cache's keys depend on. */
export const COMPILER = readFileSync(new URL('./compile.py', import.meta.url), 'utf8');

/**
 * Compiles Pyodide's standard library.
 *
 * @param {Uint8Array} stock the zip that Pyodide comes with
 * @returns {Promise<Uint8Array>} a zip of byte code
 */
export async function compileStandardLibrary(stock) {
  const python = await bootCompiler();
  python.FS.writeFile('/tmp/stock.zip', stock);
  // The path ends up in tracebacks, so it is the one that Pyodide mounts the zip at.
  python.runPython(
    'import sys; compile_standard_library("/tmp/stock.zip", next(p for p in sys.path if p.endswith(".zip")), "/tmp/out.zip")',
  );
  return python.FS.readFile('/tmp/out.zip');
}

/**
 * Compiles packages.
 *
 * @param {ReadonlyMap<string, Uint8Array>} files content by path below `site-packages`
 * @returns {Promise<Map<string, Uint8Array>>} content by absolute path, with byte code in place of source
 */
export async function compilePackages(files) {
  const python = await bootCompiler();
  for (const [path, content] of files) {
    python.FS.mkdirTree(`/tmp/in/${path.slice(0, path.lastIndexOf('/'))}`);
    python.FS.writeFile(`/tmp/in/${path}`, content);
  }
  const site = String(
    python.runPython('import site; SITE = site.getsitepackages()[0]; compile_tree("/tmp/in", SITE); SITE'),
  );
  /** @type {Map<string, Uint8Array>} */
  const compiled = new Map();
  for (const path of files.keys()) {
    const code = `${path}c`;
    const name = path.endsWith('.py') && python.FS.analyzePath(`/tmp/in/${code}`).exists ? code : path;
    compiled.set(`${site}/${name}`, python.FS.readFile(`/tmp/in/${name}`));
  }
  return compiled;
}

/** Sets are written in hash order, so a fixed seed is what makes two builds alike. A fresh Python each time does the rest. */
async function bootCompiler() {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' } });
  python.runPython(COMPILER);
  return python;
}
