import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/root.mjs';
import { editPage, middlePage, repeatBuild, unpackCorpus } from './corpora.mjs';
import { median, peakMemory, time } from './processes.mjs';

/**
 * What importing costs, as ratios of whole processes in one run: against Pagefind indexing the same folder, after one
 * page has changed, and how it grows with versions and pages. Needs DJDOCS_TEST_DATA. Exits 1 when a bar is missed.
 * `npm run bench:import -- full memory` measures only what is named.
 */
const BARS = { pagefind: 3, memory: 1536, edited: 0.1, unchanged: 0.1, versions: 1.15, tenfold: 1.15 };
const ROUNDS = 5;
const COPIES = 10;
const DJDOCS = join(root, 'out/cli/djdocs.js');
const PAGEFIND = join(root, 'node_modules/pagefind/lib/runner/bin.cjs');
const VERSIONS = ['django-3.2-html', 'django-4.2-html', 'django-5.2-html'];

/** @type {Record<string, (data: string, work: string) => Promise<void>>} */
const MEASURES = {
  full: measureFull,
  memory: measureMemory,
  versions: measureVersions,
  tenfold: measureTenfold,
};

const data = process.env.DJDOCS_TEST_DATA;
const wanted = process.argv.slice(2);
if (!data) {
  console.log('bench: DJDOCS_TEST_DATA is not set; importing is measured on its corpora only');
} else {
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
    try {
      await measure(data, work);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}

/**
 * A full import against Pagefind, and importing again against a full import.
 * @param {string} data
 * @param {string} work
 */
async function measureFull(data, work) {
  const folder = unpackCorpus(data, 'django-5.2-html', work);
  const changing = join(work, 'changing', 'django-5.2-html');
  cpSync(folder, changing, { recursive: true });
  const page = middlePage(changing);
  const kept = home(work, 'kept');
  await add(kept, changing);
  /** @type {Record<'pagefind' | 'full' | 'edited' | 'unchanged', number[]>} */
  const times = { pagefind: [], full: [], edited: [], unchanged: [] };
  // In turns, so that whatever else the machine does meets all alike.
  for (let round = 0; round < ROUNDS; round++) {
    times.pagefind.push(
      await time([PAGEFIND, '--site', folder, '--output-path', join(work, 'pagefind'), '--quiet']),
    );
    times.full.push(await add(home(work, `full-${round}`), folder));
    editPage(page, `Edited ${round} times, marmalade.`);
    times.edited.push(await add(kept, changing));
    times.unchanged.push(await add(kept, changing));
  }
  const [pagefind, full, edited, unchanged] = [
    median(times.pagefind),
    median(times.full),
    median(times.edited),
    median(times.unchanged),
  ];
  line('Pagefind', `${pagefind.toFixed(0)} ms (median of ${ROUNDS})`);
  line('full import', `${full.toFixed(0)} ms`);
  compare('pagefind', full / pagefind, 'full import / Pagefind');
  line('one page edited', `${edited.toFixed(0)} ms`);
  compare('edited', edited / full, 'one page edited / full import');
  line('unchanged', `${unchanged.toFixed(0)} ms`);
  compare('unchanged', unchanged / full, 'unchanged / full import');
}

/**
 * @param {string} data
 * @param {string} work
 */
async function measureMemory(data, work) {
  const folder = unpackCorpus(data, 'django-5.2-html', work);
  const peak = await peakMemory([DJDOCS, 'add', folder], home(work, 'home'));
  if (peak === undefined) line('memory', 'can only be seen on Linux');
  else compare('memory', peak, 'MiB at most, all processes of an import together');
}

/**
 * Three versions in one command, against each into a doc set of its own; and what they cost when each is added by itself
 * to those before it, which encodes the doc set three times.
 * @param {string} data
 * @param {string} work
 */
async function measureVersions(data, work) {
  const folders = VERSIONS.map((name) => unpackCorpus(data, name, work));
  const ratios = [];
  const growing = [];
  for (let round = 0; round < 3; round++) {
    let [alone, grown] = [0, 0];
    const together = await add(home(work, `together-${round}`), ...folders, '--doc-set', 'django');
    for (const [i, folder] of folders.entries()) {
      alone += await add(home(work, `alone-${round}-${i}`), folder);
      grown += await add(home(work, `grown-${round}`), folder);
    }
    ratios.push(together / alone);
    growing.push(grown / alone);
  }
  compare('versions', median(ratios), 'three versions in one doc set / each in one of its own');
  line('one by one', `${median(growing).toFixed(2)} when each is added by itself`);
}

/**
 * Ten times the pages, against ten imports.
 * @param {string} data
 * @param {string} work
 */
async function measureTenfold(data, work) {
  const folder = unpackCorpus(data, 'django-5.2-html', work);
  const large = repeatBuild(folder, COPIES, join(work, 'large'));
  const times = [];
  const peak = peakMemory([DJDOCS, 'add', large], home(work, 'watched'));
  line('memory', `${((await peak) ?? Number.NaN).toFixed(0)} MiB at most for ${COPIES} times the pages`);
  for (let round = 0; round < 3; round++) times.push(await add(home(work, `one-${round}`), folder));
  const whole = await add(home(work, 'large-home'), large);
  for (let round = 3; round < 6; round++) times.push(await add(home(work, `one-${round}`), folder));
  compare('tenfold', whole / (COPIES * median(times)), `${COPIES} times the pages / ${COPIES} imports`);
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {readonly string[]} args sources and options
 * @returns {Promise<number>} milliseconds
 */
function add(env, ...args) {
  return time([DJDOCS, 'add', ...args], env);
}

/**
 * @param {string} work
 * @param {string} name
 * @returns {Readonly<Record<string, string | undefined>>} the environment of a home of its own
 */
function home(work, name) {
  return { ...process.env, DJDOCS_HOME: join(work, name) };
}

/**
 * @param {keyof typeof BARS} name
 * @param {number} value
 * @param {string} what
 */
function compare(name, value, what) {
  const bar = BARS[name];
  const isMet = value <= bar;
  const [shown, shownBar] = [value, bar].map((one) =>
    name === 'memory' ? one.toFixed(0) : bar < 1 ? `${(100 * one).toFixed(1)} %` : one.toFixed(2),
  );
  line(isMet ? 'ok' : 'MISSED', `${shown} (bar: ${shownBar}) ${what}`);
  if (!isMet) process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {string} text
 */
function line(name, text) {
  console.log(`${name.padEnd(16)}${text}`);
}
