import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';
import { median } from './processes.mjs';

/**
 * What a second version costs: adding it beside another as a multiple of importing it alone, and comparing the pages of
 * both as a multiple of reading them, each in turns in one run. Over the Django HTML of DJDOCS_TEST_DATA; exits 1 above
 * a bar.
 */
const ADD_BAR = 1;
const DIFF_BAR = 3;
const ROUNDS = 3;
const [OLDER, NEWER] = ['4.2', '5.2'];
const DJDOCS = join(root, 'out/cli/djdocs.js');

const data = process.env.DJDOCS_TEST_DATA;
if (!data) {
  console.error('DJDOCS_TEST_DATA is not set: there is nothing to measure.');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
try {
  for (const version of [OLDER, NEWER]) {
    execFileSync('tar', ['xf', join(data, `corpora/django-${version}-html.tar.xz`), '-C', work]);
  }
  const alone = [];
  const beside = [];
  let home = '';
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(add(join(work, `alone-${round}`), OLDER));
    home = join(work, `beside-${round}`);
    add(home, NEWER);
    beside.push(add(home, OLDER));
  }
  const added = median(beside) / median(alone);
  console.log(`import ${OLDER} alone        ${(median(alone) / 1000).toFixed(1)} s (median of ${ROUNDS})`);
  console.log(`add ${OLDER} beside ${NEWER}      ${(median(beside) / 1000).toFixed(1)} s`);
  console.log(`ratio                   ${added.toFixed(2)} (bar: ${ADD_BAR})`);

  const outDir = 'out/bench';
  await bundleNode({ outDir, entries: { 'diff-cost': 'tests/bench/diff-cost.ts' }, ending: 'mjs' });
  const program = join(root, outDir, 'diff-cost.mjs');
  const told = execFileSync(process.execPath, [program, join(home, 'packs'), 'django', OLDER, NEWER]);
  const { pages, compared, read } = JSON.parse(String(told));
  const cost = median(compared) / median(read);
  console.log(`read both sides         ${median(read).toFixed(0)} ms for ${pages} pages`);
  console.log(`compare them            ${median(compared).toFixed(0)} ms`);
  console.log(`ratio                   ${cost.toFixed(2)} (bar: ${DIFF_BAR})`);
  if (added > ADD_BAR || cost > DIFF_BAR) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {string} home
 * @param {string} version
 * @returns {number} milliseconds
 */
function add(home, version) {
  const started = performance.now();
  const source = join(work, `django-${version}-html`);
  const { status } = spawnSync(process.execPath, [DJDOCS, 'add', source], {
    env: { ...process.env, DJDOCS_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`adding Django ${version} failed`);
  return performance.now() - started;
}
