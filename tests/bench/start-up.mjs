import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/root.mjs';
import { median } from './processes.mjs';

/**
 * How long `djdocs search select_related --json` takes as a whole process, as a multiple of `node -e 0` in the same run.
 * With DJDOCS_TEST_DATA the seeds, the skills and the Django 5.2 HTML are installed, else the handbook alone.
 * Exits 1 above the bar.
 */
const BAR = 3;
const ROUNDS = 15;
const DJDOCS = join(root, 'out/cli/djdocs.js');

const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
const env = { ...process.env, DJDOCS_HOME: join(work, 'home') };
try {
  const sources = findSources(process.env.DJDOCS_TEST_DATA);
  execFileSync(process.execPath, [DJDOCS, 'add', ...sources], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const floor = [];
  const search = [];
  // In turns, so that whatever else the machine does meets both alike.
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(time(['-e', '0']));
    search.push(time([DJDOCS, 'search', 'select_related', '--json']));
  }
  const ratio = median(search) / median(floor);
  console.log(`node -e 0      ${median(floor).toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`djdocs search  ${median(search).toFixed(0)} ms, over ${sources.length} sources`);
  console.log(`ratio          ${ratio.toFixed(2)} (bar: ${BAR})`);
  if (ratio > BAR) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {string | undefined} data
 * @returns {string[]}
 */
function findSources(data) {
  if (!data) return [join(root, 'content/handbook')];
  for (const name of ['skills', 'django-5.2-html']) {
    execFileSync('tar', ['xf', join(data, `corpora/${name}.tar.xz`), '-C', work]);
  }
  const seeds = readdirSync(join(data, 'seeds')).sort();
  const skills = ['django', 'flask', 'fastapi'].map((name) => join(work, 'skills', name));
  return [...seeds.map((name) => join(data, 'seeds', name)), ...skills, join(work, 'django-5.2-html')].filter(
    existsSync,
  );
}

/**
 * @param {string[]} args
 * @returns {number} milliseconds
 */
function time(args) {
  const started = performance.now();
  spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  return performance.now() - started;
}
