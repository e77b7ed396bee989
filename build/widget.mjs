import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { flexSearch } from './flexsearch.mjs';
import { root } from './root.mjs';

const SOURCE = join(root, 'renderer/widget');
/** What is published with types, and the declarations that these need. */
const DECLARATIONS = ['djdocs-search', 'element', 'search', 'strings', 'types'];

/**
 * Writes the widget: `djdocs-search.js`, the element as it is first painted; `djdocs-engine-<hash>.js`, which it loads when
 * somebody searches, in a worker or not; `search.js`, the search alone; and the types of both.
 * @param {string} [outDir]
 */
export async function buildWidget(outDir = join(root, 'out/widget')) {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const engine = await bundle('engine.ts');
  const hash = createHash('sha256').update(engine).digest('hex').slice(0, 8);
  const name = `djdocs-engine-${hash}.js`;
  writeFileSync(join(outDir, name), engine);
  const define = { DJDOCS_ENGINE: JSON.stringify(`./${name}`) };
  writeFileSync(join(outDir, 'djdocs-search.js'), await bundle('djdocs-search.ts', define));
  writeFileSync(join(outDir, 'search.js'), await bundle('search.ts', {}, join(outDir, 'licenses.md')));
  declare(outDir);
}

/**
 * Bundles a source into one module.
 * @param {string} name
 * @param {Record<string, string>} [define]
 * @param {string} [licenses] where to write what the authors of bundled packages ask for
 * @returns {Promise<string>}
 */
async function bundle(name, define = {}, licenses) {
  const result = await build({
    root: SOURCE,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [flexSearch()],
    define,
    build: {
      write: false,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      modulePreload: false,
      license: { fileName: 'licenses.md' },
      rolldownOptions: { input: join(SOURCE, name), preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1) throw new Error(`${name} was not bundled into one module`);
  const list = outputs.find(({ fileName }) => fileName === 'licenses.md');
  if (licenses && list?.type === 'asset') writeFileSync(licenses, list.source);
  return chunk.code;
}

/** @param {string} outDir */
function declare(outDir) {
  const work = mkdtempSync(join(tmpdir(), 'djdocs-types-'));
  try {
    const options = [
      '--ignoreConfig',
      '--declaration',
      '--emitDeclarationOnly',
      '--outDir',
      work,
      '--rootDir',
      root,
    ];
    const as = ['--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler', '--strict'];
    const more = [
      '--allowImportingTsExtensions',
      '--skipLibCheck',
      '--lib',
      'es2023,dom,dom.iterable,webworker',
    ];
    const sources = ['djdocs-search.ts', 'search.ts'].map((name) => join(SOURCE, name));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, ...as, ...more, ...sources], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the types of the widget cannot be written:\n${stdout}`);
    for (const name of DECLARATIONS) {
      const text = readFileSync(join(work, 'renderer/widget', `${name}.d.ts`), 'utf8');
      writeFileSync(join(outDir, `${name}.d.ts`), text.replace(/(['"]\.\/[\w-]+)\.ts(['"])/g, '$1.js$2'));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWidget();
