// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../renderer/sandbox/', import.meta.url));

/**
 * Writes `<outDir>/sandbox`: the frames' pages with their scripts inside, so that they need nothing else from any server and
 * their policies can name those scripts by hash, and the scripts of the workers, which the app hands in.
 *
 * @param {{ outDir?: string, log?: (line: string) => void }} [options] the web build's folder, and where to say what is done
 */
export async function buildSandbox({
  outDir = defaultOutDir(),
  log = (line) => console.log(`sandbox: ${line}`),
} = {}) {
  const folder = join(outDir, 'sandbox');
  await mkdir(folder, { recursive: true });
  for (const name of ['frame', 'show']) {
    const script = await bundle(`${name}.ts`);
    const page = (await readFile(join(SOURCE, `${name}.html`), 'utf8'))
      .replace('SCRIPT-HASH', `sha256-${createHash('sha256').update(script).digest('base64')}`)
      .replace('/* SCRIPT */', () => script);
    await writeFile(join(folder, `${name}.html`), page);
  }
  await writeFile(join(folder, 'worker.js'), await bundle('worker.ts'));
  await writeFile(join(folder, 'script-worker.js'), await bundle('script-worker.ts'));
  log('frames and workers');
}

/**
 * Bundles a source into one classic script: an opaque origin may have no module workers.
 *
 * @param {string} name
 * @returns {Promise<string>}
 */
async function bundle(name) {
  const result = await build({
    root: SOURCE,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { module: join(SOURCE, 'no-module.ts') } },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(SOURCE, name), formats: ['iife'], name: 'djdocsSandbox' },
      // A classic script has no such thing; what asks for it does so only in Node.
      rolldownOptions: { transform: { define: { 'import.meta': '{}' } } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${name} was not bundled into a script`);
  return chunk.code.trim();
}

function defaultOutDir() {
  return join(dirname(dirname(fileURLToPath(import.meta.url))), 'out', 'web');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSandbox();
