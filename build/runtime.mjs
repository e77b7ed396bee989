// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cached, keyOf } from './runtime/cache.mjs';
import { COMPILER, compilePackages, compileStandardLibrary } from './runtime/compile.mjs';
import { makeFilePack } from './runtime/file-pack.mjs';
import { findDjangos } from './runtime/find-django.mjs';
import { runtimeLicenses } from './runtime/licenses.mjs';
import { loadSnapshotMaker, snapshotOf } from './runtime/snapshot.mjs';
import { trimmedFiles } from './runtime/trim-django.mjs';
import { findZones } from './runtime/zones.mjs';

const PYODIDE = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));

/**
 * Writes what the sandbox runs on into `<outDir>/runtime`: Pyodide, its standard library as byte code, every Django that
 * could be found, time zones, and `runtime.json`, which names them. What takes time is kept in the cache folder.
 *
 * @param {{ outDir?: string, log?: (line: string) => void }} [options] the web build's folder, and where to say what is done
 * @returns {Promise<import('../indexer/sandbox/runtime-manifest.ts').RuntimeManifest>}
 */
export async function buildRuntime({
  outDir = defaultOutDir(),
  log = (line) => console.log(`runtime: ${line}`),
} = {}) {
  const folder = join(outDir, 'runtime');
  await mkdir(folder, { recursive: true });
  /** @type {Set<string>} */
  const written = new Set(['runtime.json']);
  /** @param {string} name @param {Uint8Array} content */
  const put = async (name, content) => {
    await writeFile(join(folder, name), content);
    written.add(name);
    return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };

  const lockInfo = JSON.parse(await readFile(join(PYODIDE, 'pyodide-lock.json'), 'utf8')).info;
  const { version } = JSON.parse(await readFile(join(PYODIDE, 'package.json'), 'utf8'));
  const djangos = await findDjangos(log);
  // After the search, because a Django that was fetched brings time zones along.
  const zones = findZones();
  log(
    zones
      ? `${zones.files.size} time zones from ${zones.from}`
      : 'no time zones on this machine: snippets know UTC only',
  );
  const manifest = {
    format: /** @type {const} */ (1),
    pyodide: version,
    python: lockInfo.python,
    lockInfo: { ...lockInfo, version },
    loader: await put('pyodide.mjs', await script('pyodide.mjs')),
    module: await put('pyodide.asm.mjs', await script('pyodide.asm.mjs')),
    wasm: await put('pyodide.asm.wasm', await readFile(join(PYODIDE, 'pyodide.asm.wasm'))),
    stdlib: await put('python-stdlib.zip', await standardLibrary(log)),
    ...(zones && {
      zones: await put(
        'zones.pack',
        makeFilePack([...zones.files].map(([name, data]) => [`/usr/share/zoneinfo/${name}`, data])),
      ),
    }),
    django: /** @type {import('../indexer/sandbox/runtime-manifest.ts').DjangoRuntime[]} */ ([]),
  };
  for (const django of djangos) {
    const content = await djangoPack(django, log);
    const pack = await put(`django-${django.version}.pack`, content);
    const packs = [...(manifest.zones ? [await readFile(join(folder, manifest.zones.name))] : []), content];
    const parts = { stdlib: join(folder, manifest.stdlib.name), lockInfo: manifest.lockInfo, packs };
    const kept = await snapshot(django.version, parts, log);
    const bytes = kept && (await put(`django-${django.version}.snapshot`, kept.bytes));
    manifest.django.push({
      version: django.version,
      pack,
      ...(kept && bytes && { snapshot: { ...bytes, harness: kept.harness } }),
    });
  }
  if (manifest.django.length === 0) {
    log(
      'no Django: plain Python runs, Django snippets do not; name a folder that holds one in DJDOCS_DJANGO and build again',
    );
  }
  const terms = runtimeLicenses(djangos, { pyodide: version, python: lockInfo.python });
  await put('licenses.md', Buffer.from(terms));
  await writeFile(join(folder, 'runtime.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of await readdir(folder))
    if (!written.has(name)) await rm(join(folder, name), { recursive: true });
  log(
    `Python ${manifest.python}, ${manifest.django.map((one) => `Django ${one.version}`).join(', ') || 'no Django'}`,
  );
  return manifest;
}

/** The scripts name source maps that are not shipped; a browser's tools would ask for them.
 * @param {string} name */
async function script(name) {
  const text = await readFile(join(PYODIDE, name), 'utf8');
  return Buffer.from(text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}

/** @param {(line: string) => void} log */
async function standardLibrary(log) {
  const stock = await readFile(join(PYODIDE, 'python_stdlib.zip'));
  const folder = await cached(`compiled/stdlib-${keyOf(stock, COMPILER)}`, async (draft) => {
    log("compiling Python's standard library");
    await writeFile(join(draft, 'stdlib.zip'), await compileStandardLibrary(stock));
  });
  return readFile(join(folder, 'stdlib.zip'));
}

/**
 * @param {import('./runtime/django-folder.mjs').FoundDjango} django
 * @param {(line: string) => void} log
 */
async function djangoPack(django, log) {
  const files = trimmedFiles(django);
  const pyodide = await readFile(join(PYODIDE, 'package.json'));
  const key = keyOf(pyodide, COMPILER, ...[...files].flat());
  const folder = await cached(`compiled/django-${django.version}-${key}`, async (draft) => {
    log(`compiling Django ${django.version}`);
    await writeFile(join(draft, 'django.pack'), makeFilePack(await compilePackages(files)));
  });
  return readFile(join(folder, 'django.pack'));
}

/**
 * The memory of Python with a Django set up. Without it the sandbox starts both step by step, so a failure is only told.
 * @param {string} version
 * @param {{ stdlib: string, lockInfo: Record<string, string>, packs: Uint8Array[] }} parts
 * @param {(line: string) => void} log
 */
async function snapshot(version, parts, log) {
  try {
    const maker = await loadSnapshotMaker();
    const harness = maker.harnessKey();
    const pyodide = await readFile(join(PYODIDE, 'package.json'));
    const key = keyOf(pyodide, harness, await readFile(parts.stdlib), ...parts.packs);
    const folder = await cached(`compiled/snapshot-${version}-${key}`, async (draft) => {
      log(`keeping Django ${version} as it is once it is set up`);
      await writeFile(join(draft, 'memory'), (await snapshotOf(maker, parts)).bytes);
    });
    return { bytes: await readFile(join(folder, 'memory')), harness };
  } catch (error) {
    log(
      `no snapshot of Django ${version}, it starts more slowly: ${error instanceof Error ? error.message : error}`,
    );
    return undefined;
  }
}

function defaultOutDir() {
  return join(dirname(dirname(fileURLToPath(import.meta.url))), 'out', 'web');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildRuntime();
