import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/root.mjs';
import { unpackCorpus } from './corpora.mjs';
import { DJDOCS, install, installMany } from './doc-sets.mjs';
import { median } from './processes.mjs';

/**
 * How long `djdocs search select_related --json` takes as a whole process, as a multiple of `node -e 0` in the same run:
 * with one doc set, the Django 5.2 HTML of DJDOCS_TEST_DATA or else the handbook, and with many. Exits 1 above a bar.
 */
const BARS = { one: 1.5, many: 2 };
const MANY = 25;
const ROUNDS = 25;

const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
const data = process.env.DJDOCS_TEST_DATA;
try {
  const source = data ? unpackCorpus(data, 'django-5.2-html', work) : join(root, 'content/handbook');
  measure('one', 'one doc set', install(join(work, 'one'), [source]));
  if (data) measure('many', `${MANY} doc sets`, installMany(data, work, join(work, 'many'), MANY));
  else console.log('DJDOCS_TEST_DATA is not set: only the handbook was searched.');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {keyof typeof BARS} name
 * @param {string} what
 * @param {NodeJS.ProcessEnv} env
 */
function measure(name, what, env) {
  const floor = [];
  const search = [];
  // In turns, so that whatever else the machine does meets both alike.
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(time(['-e', '0'], env));
    search.push(time([DJDOCS, 'search', 'select_related', '--json'], env));
  }
  const ratio = median(search) / median(floor);
  console.log(`node -e 0      ${median(floor).toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`djdocs search  ${median(search).toFixed(0)} ms, ${what}`);
  console.log(`ratio          ${ratio.toFixed(2)} (bar: ${BARS[name]})`);
  if (ratio > BARS[name]) process.exitCode = 1;
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number} milliseconds
 */
function time(args, env) {
  const started = performance.now();
  spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  return performance.now() - started;
}
