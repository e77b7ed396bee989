// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../renderer/sandbox/', import.meta.url));

/**
 * Writes `<outDir>/sandbox`: the frame's page with its script inside, so that it needs nothing else from any server and
 * its policy can name that script by hash, and the worker's script, which the app hands in.
 *
 * @param {{ outDir?: string, log?: (line: string) => void }} [options] the web build's folder, and where to say what is done
 */
export async function buildSandbox({
  outDir = defaultOutDir(),
  log = (line) => console.log(`sandbox: ${line}`),
} = {}) {
  const folder = join(outDir, 'sandbox');
  await mkdir(folder, { recursive: true });
  const frame = await bundle('frame.ts');
  const page = (await readFile(join(SOURCE, 'frame.html'), 'utf8'))
    .replace('SCRIPT-HASH', `sha256-${createHash('sha256').update(frame).digest('base64')}`)
    .replace('/* SCRIPT */', () => frame);
  await writeFile(join(folder, 'frame.html'), page);
  await writeFile(join(folder, 'worker.js'), await bundle('worker.ts'));
  log('frame and worker');
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
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(SOURCE, name), formats: ['iife'], name: 'djdocsSandbox' },
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
