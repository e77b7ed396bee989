import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { root } from './root.mjs';

/**
 * Everything that a change is checked with, in the order that fails soonest: types, lint, build, unit tests, browser
 * tests, packaging. `npm test -- unit` runs only the steps whose names are given.
 */
/** @type {readonly (readonly [name: string, command: string, ...args: string[]])[]} */
const CHECKS = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['lint', 'biome', 'check', '--error-on-warnings'],
  ['build', process.execPath, 'build/build.mjs'],
  ['unit', 'vitest', 'run'],
  ['browser', 'playwright', 'test'],
  ['double', 'playwright', 'test', '-c', 'tests/double/playwright.config.ts'],
  ['package', process.execPath, 'build/package-check.mjs'],
  ['npm', process.execPath, 'build/npm-check.mjs'],
];

const wanted = process.argv.slice(2);
const data = process.env.DJDOCS_TEST_DATA;
if (data && !existsSync(data)) fail(`DJDOCS_TEST_DATA names ${data}, which does not exist`);
console.log(
  data
    ? `test: outside data from ${resolve(data)}`
    : 'test: DJDOCS_TEST_DATA is not set; tests on outside data are skipped',
);
const chromium = ensureBrowser();
const bin = join(root, 'node_modules/.bin');
for (const [name, command, ...args] of CHECKS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  console.log(`\ntest: ${name}`);
  const path = command === process.execPath ? command : join(bin, command);
  const { status, error } = spawnSync(path, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DJDOCS_CHROMIUM: chromium, ...(data ? { DJDOCS_TEST_DATA: resolve(data) } : {}) },
  });
  if (error || status !== 0) fail(`${name} failed${error ? `: ${error.message}` : ''}`);
  console.log(`test: ${name} passed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function ensureBrowser() {
  try {
    return ensureChromium((line) => console.log(`test: ${line}`));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} why
 * @returns {never}
 */
function fail(why) {
  console.error(`test: ${why}`);
  process.exit(1);
}
