import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as viteBuild } from 'vite';
import { bundleElectron } from './bundle-electron.mjs';
import { bundleCli } from './bundle-node.mjs';
import { root } from './root.mjs';
import { buildRuntime } from './runtime.mjs';
import { buildSandbox } from './sandbox.mjs';
import { runSteps } from './steps.mjs';
import { buildWidget } from './widget.mjs';

const WEB = join(root, 'out/web');
/** Parts of the web build that steps of their own write. */
const OTHER_STEPS = ['runtime', 'sandbox'];
const TOOLS = ['build', 'package.json', 'package-lock.json'];

/** @type {import('./steps.mjs').Step[]} */
const STEPS = [
  {
    name: 'command line',
    inputs: ['indexer', 'content/catalogue.json', ...TOOLS],
    outputs: [
      'out/cli/djdocs.js',
      'out/cli/search.js',
      'out/cli/program.mjs',
      'out/cli/importer.mjs',
      'out/cli/keeper.mjs',
    ],
    run: bundleCli,
  },
  { name: 'app', inputs: ['renderer', 'indexer', ...TOOLS], outputs: ['out/web/index.html'], run: buildApp },
  {
    name: 'widget',
    inputs: ['renderer/widget', 'renderer/packs', 'renderer/search', 'indexer/core', ...TOOLS],
    outputs: ['out/widget/djdocs-search.js', 'out/widget/search.js'],
    run: () => buildWidget(),
  },
  {
    name: 'sandbox',
    inputs: ['renderer/sandbox', 'indexer/sandbox', ...TOOLS],
    outputs: ['out/web/sandbox/frame.html'],
    run: () => buildSandbox(),
  },
  {
    name: 'Python runtime',
    inputs: ['build/runtime', 'build/runtime.mjs', 'indexer/sandbox', 'package-lock.json'],
    outputs: ['out/web/runtime/runtime.json'],
    run: async () => {
      await buildRuntime({ outDir: WEB, log: (line) => console.log(`  ${line}`) });
    },
  },
  {
    name: 'desktop',
    inputs: ['electron', 'indexer', 'content/catalogue.json', ...TOOLS],
    outputs: ['out/electron/main.js', 'out/electron/keeper.js'],
    run: bundleElectron,
  },
  {
    name: 'handbook',
    inputs: ['content', 'indexer', ...TOOLS],
    outputs: ['out/packs/handbook/manifest.json'],
    run: buildHandbook,
  },
];

/**
 * Builds everything that djdocs is made of into `out/`.
 * @param {{ log?: (line: string) => void, onlyMissing?: boolean }} [options]
 */
export async function buildAll({ log = (line) => console.log(`build: ${line}`), onlyMissing = false } = {}) {
  await runSteps(STEPS, { log, onlyMissing });
}

async function buildApp() {
  for (const name of existsSync(WEB) ? readdirSync(WEB) : []) {
    if (!OTHER_STEPS.includes(name)) rmSync(join(WEB, name), { recursive: true, force: true });
  }
  await viteBuild({
    configFile: join(root, 'renderer/vite.config.ts'),
    logLevel: 'warn',
    build: { emptyOutDir: false, license: { fileName: 'licenses.md' } },
  });
}

/** The doc set that ships, made into a pack by the command that people use. */
async function buildHandbook() {
  rmSync(join(root, 'out/packs'), { recursive: true, force: true });
  execFileSync(process.execPath, ['out/cli/djdocs.js', 'add', 'content/handbook', '--json'], {
    cwd: root,
    env: { ...process.env, DJDOCS_HOME: join(root, 'out') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAll();
