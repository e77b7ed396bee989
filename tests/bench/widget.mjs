import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';
import { buildWidget } from '../../build/widget.mjs';
import { unpackCorpus } from './corpora.mjs';
import { install } from './doc-sets.mjs';
import { median } from './processes.mjs';
import { compare, line, ms } from './report.mjs';
import { naturalQueries } from './search/queries.mjs';
import { DJDOCS, PAGEFIND } from './widget/boxes.mjs';
import { costOf, serveBox, smoothnessOf, startChromium, timeOf } from './widget/browser.mjs';

/**
 * What the search widget costs the readers of a site, against Pagefind with its own component on the same pages, in the
 * same browser and from the same server. Needs DJDOCS_TEST_DATA; exits 1 when a bar is missed.
 * `npm run bench:widget -- first speed` measures only what is named.
 */
const BARS = {
  paint: 15,
  engine: 30,
  kilobytes: 100,
  requests: 8,
  waves: 3,
  median: 1,
  cold: 0.5,
  warm: 0.5,
  task: 50,
  shift: 0,
  disk: 1,
};
/** Milliseconds; far longer than a page takes for anything else. */
const DELAY = 400;
/** The browser's own preset "Fast 3G", made by the server, because the browser's does not slow down its workers. */
const FAST_3G = { latency: 562.5, bytesPerSecond: 180_000 };
const PLACE = 'with the style that keeps the place of the box';
const MEASURES = { first, natural, speed, smooth, disk };

const data = process.env.DJDOCS_TEST_DATA ?? '';
const wanted = process.argv.slice(2);
if (!data) {
  console.log('bench: DJDOCS_TEST_DATA is not set; the widget is measured on its corpora only');
} else {
  const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
  const browser = await startChromium();
  try {
    const folders = await makeSites(work);
    for (const [name, measure] of Object.entries(MEASURES)) {
      if (wanted.length === 0 || wanted.includes(name)) await measure({ work, browser, folders });
    }
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @typedef {object} Bench
 * @property {string} work
 * @property {import('@playwright/test').Browser} browser
 * @property {Record<'packs' | 'widget' | 'pagefind', string>} folders
 */

/**
 * @param {string} work
 * @returns {Promise<Bench['folders']>}
 */
async function makeSites(work) {
  const source = unpackCorpus(data, 'django-5.2-html', work);
  install(join(work, 'home'), [source]);
  await bundleNode({
    outDir: 'out/bench',
    entries: { 'make-site': 'tests/bench/widget/make-site.ts' },
    ending: 'mjs',
  });
  const folders = {
    packs: join(work, 'site-packs'),
    widget: join(work, 'widget'),
    pagefind: join(work, 'pagefind'),
  };
  execFileSync(process.execPath, [
    join(root, 'out/bench/make-site.mjs'),
    join(work, 'home/packs'),
    folders.packs,
  ]);
  await buildWidget(folders.widget);
  const program = join(root, 'node_modules/pagefind/lib/runner/bin.cjs');
  execFileSync(process.execPath, [program, '--site', source, '--output-path', folders.pagefind, '--quiet']);
  return folders;
}

/**
 * @param {Bench} bench
 * @param {Parameters<typeof serveBox>[3]} [options]
 */
async function serveBoth({ work, folders }, options) {
  const pages = { djdocs: join(work, 'page-djdocs'), pagefind: join(work, 'page-pagefind') };
  cpSync(folders.widget, pages.djdocs, { recursive: true });
  return {
    djdocs: await serveBox(pages.djdocs, DJDOCS, { packs: folders.packs }, options),
    pagefind: await serveBox(pages.pagefind, PAGEFIND, { pagefind: folders.pagefind }, options),
  };
}

/** @param {Bench} bench */
async function first(bench) {
  const query = 'select_related';
  const sites = await serveBoth(bench);
  const ours = await costOf(bench.browser, sites.djdocs, DJDOCS, query, 0);
  const theirs = await costOf(bench.browser, sites.pagefind, PAGEFIND, query, 0);
  await close(sites);
  line('results', `${ours.found} with excerpts for ${query}; Pagefind ${theirs.found}`);
  const scripts = readdirSync(bench.folders.widget).filter((name) => name.startsWith('djdocs-engine'));
  compare(BARS, 'paint', ours.page.bytes / 1000, `kB for the box (Pagefind ${kB(theirs.page.bytes)})`);
  compare(BARS, 'engine', gzipSize(join(bench.folders.widget, String(scripts[0]))) / 1000, 'kB of engine');
  line(
    '',
    `focus: ${kB(ours.focus.bytes)}, of it the catalogue of the site (Pagefind ${kB(theirs.focus.bytes)})`,
  );
  const [us, them] = [allOf(ours), allOf(theirs)];
  compare(BARS, 'kilobytes', us.bytes / 1000, `kB until five results, all told (Pagefind ${kB(them.bytes)})`);
  compare(BARS, 'requests', us.requests, `requests until five results, all told (Pagefind ${them.requests})`);
  const slow = await serveBoth(bench, { delay: DELAY });
  const mine = await costOf(bench.browser, slow.djdocs, DJDOCS, query, DELAY);
  const other = await costOf(bench.browser, slow.pagefind, PAGEFIND, query, DELAY);
  await close(slow);
  compare(
    BARS,
    'waves',
    mine.query.waves,
    `requests that wait for each other, from focus (Pagefind ${other.query.waves})`,
  );
  line('', `and before, for the box: ${mine.page.waves} (Pagefind ${other.page.waves})`);
}

/** @param {Bench} bench */
async function natural(bench) {
  const sites = await serveBoth(bench);
  /** @type {Record<'bytes' | 'requests', Record<'djdocs' | 'pagefind', number[]>>} */
  const all = { bytes: { djdocs: [], pagefind: [] }, requests: { djdocs: [], pagefind: [] } };
  for (const query of naturalQueries(data)) {
    for (const [name, box] of /** @type {const} */ ([
      ['djdocs', DJDOCS],
      ['pagefind', PAGEFIND],
    ])) {
      const cost = allOf(await costOf(bench.browser, sites[name], box, query, 0));
      for (const field of /** @type {const} */ (['bytes', 'requests'])) {
        all[field][name].push(cost[field]);
      }
    }
  }
  await close(sites);
  for (const field of /** @type {const} */ (['bytes', 'requests'])) {
    const [ours, theirs] = [median(all[field].djdocs), median(all[field].pagefind)];
    compare(
      BARS,
      'median',
      ours / theirs,
      `${field} for a first question / Pagefind (medians ${ours} and ${theirs})`,
    );
  }
}

/** @param {Bench} bench */
async function speed(bench) {
  const sites = await serveBoth(bench, { link: FAST_3G });
  // All of them have five results with excerpts.
  const questions = [
    'select_related',
    'custom template tags',
    'transaction',
    'database router',
    'csrf token',
  ];
  /** @type {Record<'djdocs' | 'pagefind', [cold: number, warm: number][]>} */
  const times = { djdocs: [], pagefind: [] };
  for (const [i, query] of questions.entries()) {
    const next = /** @type {string} */ (questions[(i + 1) % questions.length]);
    times.djdocs.push(await timeOf(bench.browser, sites.djdocs.url, DJDOCS, [query, next]));
    times.pagefind.push(await timeOf(bench.browser, sites.pagefind.url, PAGEFIND, [query, next]));
  }
  await close(sites);
  for (const [i, name] of /** @type {const} */ ([
    [0, 'cold'],
    [1, 'warm'],
  ])) {
    const [ours, theirs] = [median(times.djdocs.map((t) => t[i])), median(times.pagefind.map((t) => t[i]))];
    const what = `${name}, from the last letter to five results on Fast 3G`;
    compare(BARS, name, ours / theirs, `time / Pagefind, ${what} (medians ${ms(ours)} and ${ms(theirs)})`);
  }
}

/** @param {Bench} bench */
async function smooth(bench) {
  const queries = ['select_related', 'how do I avoid one query per row', 'the model'];
  for (const keepsPlace of [false, true]) {
    const sites = await serveBoth(bench, { link: FAST_3G, keepsPlace });
    const ours = await smoothnessOf(bench.browser, sites.djdocs.url, DJDOCS, queries);
    const theirs = await smoothnessOf(bench.browser, sites.pagefind.url, PAGEFIND, queries);
    await close(sites);
    if (!keepsPlace) {
      compare(
        BARS,
        'task',
        ours.longest,
        `ms of the longest task while typing, processor 4 times slower (Pagefind ${ms(theirs.longest)})`,
      );
      line(
        '',
        `layout shift without that style: ${ours.shift.toFixed(4)} (Pagefind ${theirs.shift.toFixed(4)})`,
      );
    } else compare(BARS, 'shift', ours.shift, `layout shift ${PLACE}`);
  }
}

/** @param {Bench} bench */
async function disk({ folders }) {
  const ours = sizeOf(folders.packs);
  // Only what it needs to search: no scripts, styles or WebAssembly.
  const theirs = sizeOf(join(folders.pagefind, 'index')) + sizeOf(join(folders.pagefind, 'fragment'));
  compare(
    BARS,
    'disk',
    ours / theirs,
    `index / Pagefind's without its programs (${kB(ours)} and ${kB(theirs)})`,
  );
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** @param {Readonly<Record<string, { close(): Promise<unknown> }>>} sites */
async function close(sites) {
  await Promise.all(Object.values(sites).map((site) => site.close()));
}

/**
 * All that was sent until the results were there.
 * @param {Awaited<ReturnType<typeof costOf>>} cost
 */
function allOf({ page, focus, query }) {
  return {
    bytes: page.bytes + focus.bytes + query.bytes,
    requests: page.requests + focus.requests + query.requests,
  };
}

/** @param {string} file */
function gzipSize(file) {
  return gzipSync(readFileSync(file)).length;
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
