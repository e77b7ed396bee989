import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openArchive } from './asar.mjs';
import { buildAll } from './build.mjs';
import { root } from './root.mjs';
import { readFuses, writeStubElectron } from './stub-electron.mjs';

/**
 * Packs the desktop program for Linux around a stub of Electron and looks at what came out: everything about a package
 * but Electron itself can be checked so, on any machine, without a download.
 */
const OUT = join(root, 'out/package-check');
const APP = join(OUT, 'linux-unpacked');

await buildAll({ log: (line) => console.log(`package: ${line}`), onlyMissing: true });
writeStubElectron(join(root, 'out/stub-electron'));
rmSync(OUT, { recursive: true, force: true });
pack();
checkArchive();
checkFuses();
checkProgram();
checkDesktopEntry();
checkSystems();
console.log(
  'package: checked the archive, the fuses, the program, its desktop entry and what is built for each system',
);

function pack() {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const args = [
    '--config',
    'build/electron-builder.stub.json',
    '--linux',
    'dir',
    'deb',
    '--publish',
    'never',
  ];
  execFileSync(process.execPath, [builder, ...args], {
    cwd: root,
    env: { ...process.env, CUSTOM_FPM_PATH: join(root, 'build/fpm-recorder.mjs') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Everything the program needs and nothing else: no sources, no tests, no dependencies. */
function checkArchive() {
  const archive = openArchive(join(APP, 'resources/app.asar'));
  const { files } = archive;
  const strange = files.filter(
    (file) => file !== 'package.json' && !/^out\/(electron|web|packs)\//.test(file),
  );
  assert.deepEqual(strange, [], 'nothing unneeded is in the package');
  for (const needed of [
    'package.json',
    'out/electron/main.js',
    'out/electron/importer.js',
    'out/electron/keeper.js',
    'out/electron/preload/preload.cjs',
    'out/web/index.html',
    'out/web/sandbox/frame.html',
    'out/packs/handbook/manifest.json',
  ]) {
    assert.ok(files.includes(needed), `${needed} is in the package`);
  }
  const unneeded = files.filter((file) => /\.(map|ts|tsx)$|(^|\/)(lock|previous\.json)$/.test(file));
  assert.deepEqual(unneeded, [], 'no sources and no traces of the build are in the package');
  const { main, dependencies = {}, devDependencies = {} } = archive.json('package.json');
  assert.equal(main, 'out/electron/main.js');
  assert.deepEqual({ ...dependencies, ...devDependencies }, {}, 'it depends on nothing');
  const preload = archive.text('out/electron/preload/preload.cjs');
  const required = [...preload.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(required)],
    ['electron'],
    'the preload script needs Electron alone, as a sandboxed one must',
  );
  const licences = files.filter((file) => file.endsWith('licenses.md'));
  assert.ok(licences.length >= 2, 'the licences of what is bundled are in the package');
}

function checkFuses() {
  const { electronFuses } = JSON.parse(readFileSync(join(root, 'build/electron-builder.json'), 'utf8'));
  const fuses = readFuses(readFileSync(join(APP, 'djdocs-app')));
  assert.deepEqual(fuses, { ...electronFuses, wasmTrapHandlers: true }, 'the fuses are set as configured');
}

function checkProgram() {
  assert.deepEqual(readdirSync(join(APP, 'locales')).sort(), ['de.pak', 'en-US.pak']);
  assert.ok(!existsSync(join(APP, 'resources/default_app.asar')), "Electron's own app is not there");
}

/** What the system reads of the package: how it is started, and that it takes `djdocs:` links. */
function checkDesktopEntry() {
  const recorded = readdirSync(OUT).find((name) => name.endsWith('.contents'));
  assert.ok(recorded, 'the .deb was made');
  const entry = readFileSync(join(OUT, recorded, 'djdocs-app.desktop'), 'utf8');
  assert.match(entry, /^MimeType=x-scheme-handler\/djdocs;$/m);
  assert.match(entry, /^Exec=\S*\/djdocs-app %U$/m);
  assert.match(entry, /^StartupWMClass=djdocs-app$/m);
  const icons = readdirSync(join(OUT, recorded)).filter((name) => name.endsWith('-djdocs-app.png'));
  assert.ok(icons.length > 5, 'the icon is there in several sizes');
}

/** What is configured for the systems that cannot be packed for here. */
function checkSystems() {
  const config = JSON.parse(readFileSync(join(root, 'build/electron-builder.json'), 'utf8'));
  assert.deepEqual(config.protocols, [{ name: 'djdocs link', role: 'Viewer', schemes: ['djdocs'] }]);
  const wanted = { linux: ['deb', 'AppImage', 'tar.gz'], mac: ['dmg', 'zip'], win: ['nsis', 'zip'] };
  for (const [system, targets] of Object.entries(wanted)) {
    const arch = ['x64', 'arm64'];
    assert.deepEqual(
      config[system].target,
      targets.map((target) => ({ target, arch })),
      `${system} is built for both kinds of processors`,
    );
    assert.ok(existsSync(join(root, config[system].icon)), `${system} has its icon`);
  }
  // Where a release comes from is said by whoever builds it, and is no made-up place.
  assert.doesNotMatch(JSON.stringify(config), /\.example|\.invalid/);
  const workflow = parse(readFileSync(join(root, '.github/workflows/desktop.yml'), 'utf8'));
  const { matrix } = workflow.jobs.desktop.strategy;
  assert.deepEqual(matrix.os, ['ubuntu-latest', 'macos-latest', 'windows-latest']);
  const steps = JSON.stringify(workflow.jobs.desktop.steps);
  for (const step of [
    'electron/install.js',
    'playwright test --project=desktop',
    'npm run package:check',
    'electron-builder --config build/electron-builder.json',
  ])
    assert.ok(steps.includes(step), `the workflow runs ${step}`);
}
