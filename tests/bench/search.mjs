import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';
import { unpackCorpus } from './corpora.mjs';
import { install, installMany } from './doc-sets.mjs';
import { median, percentile } from './processes.mjs';
import { compare, line, ms } from './report.mjs';
import { measureCold, measureKeys } from './search/browser.mjs';
import { naturalQueries } from './search/queries.mjs';

/**
 * What a search costs: time against MiniSearch, letter by letter in Chromium, memory, size on disk, and what a browser
 * has to fetch for its first one, against Pagefind. Needs DJDOCS_TEST_DATA; exits 1 when a bar is missed.
 * `npm run bench:search -- warm cold` measures only what is named.
 */
const BARS = {
  warm: 0.25,
  p99: 30,
  keys: 16,
  memory: 60,
  size: 2.5,
  kilobytes: 120,
  waves: 3,
  bytes: 1,
  requests: 1,
};
const MANY = 25;
/** Milliseconds; far longer than a page takes for anything else. */
const DELAY = 400;
const MEASURES = {
  warm: measureWarm,
  many: measureMany,
  memory: measureMemory,
  size: measureSize,
  keys,
  cold,
};

const data = process.env.DJDOCS_TEST_DATA ?? '';
const wanted = process.argv.slice(2);
if (!data) {
  console.log('bench: DJDOCS_TEST_DATA is not set; searching is measured on its corpora only');
} else {
  const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
  try {
    await bundleNode({
      outDir: 'out/bench',
      entries: { warm: 'tests/bench/search/warm.ts', memory: 'tests/bench/search/memory.ts' },
      ending: 'mjs',
    });
    const site = unpackCorpus(data, 'django-5.2-html', work);
    install(join(work, 'home'), [site]);
    for (const [name, measure] of Object.entries(MEASURES)) {
      if (wanted.length === 0 || wanted.includes(name)) await measure(work);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function measureWarm(work) {
  reportWarm(run('warm', packsIn(work, 'home'), data));
}

/** @param {string} work */
async function measureMany(work) {
  installMany(data, work, join(work, 'many'), MANY);
  reportWarm(run('warm', packsIn(work, 'many'), data), ` with ${MANY} doc sets`);
}

/**
 * @param {{ sections: number, djdocs: number[], minisearch: number[] }} times
 * @param {string} [more]
 */
function reportWarm({ sections, djdocs, minisearch }, more = '') {
  line('sections', `${sections}${more}`);
  const [ours, theirs] = [median(djdocs), median(minisearch)];
  compare(BARS, 'warm', ours / theirs, `warm query / MiniSearch (medians ${ms(ours)} and ${ms(theirs)})`);
  compare(
    BARS,
    'p99',
    percentile(djdocs, 0.99),
    `ms for 99 of 100 queries (MiniSearch ${ms(percentile(minisearch, 0.99))})`,
  );
}

/** @param {string} work */
async function measureMemory(work) {
  const { idle, used, answered } = run('memory', packsIn(work, 'home'), data);
  compare(
    BARS,
    'memory',
    (used - idle) / 2 ** 20,
    `MiB more than an idle process, after ${answered} queries`,
  );
}

/** @param {string} work */
async function measureSize(work) {
  const pack = join(packsIn(work, 'home'), 'django');
  const manifest = JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8'));
  const [version] = manifest.versions;
  /** @type {[firstKey: string, name: string][]} */
  const ranges = [...manifest.postings, ...version.symbols];
  const names = [...ranges.map(([, name]) => name), version.chunks.name, version.vocabulary.name];
  const sizes = names.map((name) => statSync(join(pack, 'parts', `${name}.gz`)).size);
  const bytes = sizes.reduce((sum, size) => sum + size, statSync(join(pack, 'manifest.json')).size);
  compare(BARS, 'size', bytes / 1e6, `MB of ${sizes.length} parts that searching reads, compressed`);
}

/** @param {string} work */
async function keys(work) {
  const { first, again } = await measureKeys(packsIn(work, 'home'), work, naturalQueries(data));
  const [half, most] = [median(first), percentile(first, 0.95)];
  compare(
    BARS,
    'keys',
    most,
    `ms for 95 of 100 of ${first.length} letters typed in Chromium (median ${ms(half)})`,
  );
  line('', `typed again: ${ms(percentile(again, 0.95))} (median ${ms(median(again))})`);
}

/** @param {string} work */
async function cold(work) {
  const pagefind = join(work, 'pagefind');
  const program = join(root, 'node_modules/pagefind/lib/runner/bin.cjs');
  const site = join(work, 'django-5.2-html');
  execFileSync(process.execPath, [program, '--site', site, '--output-path', pagefind, '--quiet']);
  const folders = { packs: packsIn(work, 'home'), pagefind };

  const one = await measureCold(folders, work, ['select_related'], DELAY);
  const [ours, theirs] = [one.djdocs[0], one.pagefind[0]];
  if (!ours || !theirs) throw new Error('nothing was measured');
  line('results', `${ours.found} with excerpts for ${ours.query}; Pagefind ${theirs.found}`);
  compare(
    BARS,
    'kilobytes',
    ours.bytes / 1000,
    `kB for the first query (Pagefind ${(theirs.bytes / 1000).toFixed(0)})`,
  );
  compare(BARS, 'waves', ours.waves, `requests that wait for each other (Pagefind ${theirs.waves})`);

  const all = await measureCold(folders, work, naturalQueries(data), 0);
  for (const field of /** @type {const} */ (['bytes', 'requests'])) {
    const [a, b] = [
      median(all.djdocs.map((sent) => sent[field])),
      median(all.pagefind.map((sent) => sent[field])),
    ];
    compare(BARS, field, a / b, `${field} for a first query / Pagefind (medians ${a} and ${b})`);
  }
}

/**
 * @param {string} work
 * @param {string} home
 */
function packsIn(work, home) {
  return join(work, home, 'packs');
}

/**
 * Runs one of the bundled programs and reads what it says.
 * @param {'warm' | 'memory'} name
 * @param {...string} args
 */
function run(name, ...args) {
  const program = join(root, 'out/bench', `${name}.mjs`);
  const told = execFileSync(process.execPath, ['--expose-gc', program, ...args], { maxBuffer: 2 ** 26 });
  return JSON.parse(String(told));
}
