import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureChromium } from '../../../build/ensure-chromium.mjs';
import { flexSearch } from '../../../build/flexsearch.mjs';
import { root } from '../../../build/root.mjs';
import { startSite } from './site.mjs';

/**
 * Bundles a script of this folder as a page of its own.
 * @param {string} name
 * @param {string} outDir
 * @param {{ head?: string, isInline?: boolean }} [options] head: more for the page's head; isInline: the script stands
 *   in the page, because it is not part of what is measured
 */
async function buildPage(name, outDir, { head = '', isInline = false } = {}) {
  await build({
    root: join(root, 'tests/bench/search'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [flexSearch()],
    worker: { format: 'es', plugins: () => [flexSearch()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'tests/bench/search', `${name}.ts`),
        output: { entryFileNames: 'script.js' },
      },
    },
  });
  const script = isInline
    ? `<script type="module">${readFileSync(join(outDir, 'script.js'), 'utf8')}</script>`
    : '<script type="module" src="script.js"></script>';
  writeFileSync(join(outDir, 'index.html'), `<!doctype html><title>${name}</title>${head}${script}<ol></ol>`);
}

/**
 * Opens a page in a Chromium that knows nothing yet and runs something in it.
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} name of the function that the page's script provides
 * @param {unknown} argument
 * @returns {Promise<T>}
 */
async function runIn(browser, url, name, argument) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction((wanted) => wanted in globalThis, name);
    return await page.evaluate(
      ([wanted, given]) => /** @type {any} */ (globalThis)[/** @type {string} */ (wanted)](given),
      [name, argument],
    );
  } finally {
    await context.close();
  }
}

async function startChromium() {
  const executablePath = ensureChromium((text) => console.log(text));
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * The milliseconds of every keystroke when queries are typed letter by letter, in the app's own worker, twice.
 * @param {string} packs
 * @param {string} work
 * @param {readonly string[]} queries
 * @returns {Promise<{ first: number[], again: number[] }>}
 */
export async function measureKeys(packs, work, queries) {
  const folder = join(work, 'keys');
  await buildPage('keys', folder);
  const site = await startSite({ '': folder, packs }, 0);
  const browser = await startChromium();
  try {
    return await runIn(browser, site.url, 'typeQueries', queries);
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * What the first query of a reader costs whose browser has nothing yet, query by query.
 * @param {{ packs: string, pagefind: string }} folders
 * @param {string} work
 * @param {readonly string[]} queries
 * @param {number} delay milliseconds that every answer is held back; far longer than anything else takes, it tells waves
 * @returns {Promise<Record<'djdocs' | 'pagefind', (import('./site.mjs').Sent & { query: string, found: number })[]>>}
 */
export async function measureCold({ packs, pagefind }, work, queries, delay) {
  const pages = { djdocs: join(work, 'page'), pagefind: join(work, 'pagefind-page') };
  const head = '<link rel="preload" as="fetch" crossorigin href="packs/django/manifest.json">';
  await buildPage('page', pages.djdocs, { head });
  await buildPage('pagefind-page', pages.pagefind, { isInline: true });
  const browser = await startChromium();
  /** @type {Awaited<ReturnType<typeof measureCold>>} */
  const all = { djdocs: [], pagefind: [] };
  try {
    for (const name of /** @type {const} */ (['djdocs', 'pagefind'])) {
      const site = await startSite({ '': pages[name], packs, pagefind }, delay);
      for (const query of queries) {
        const found = /** @type {number} */ (await runIn(browser, site.url, 'search', query));
        all[name].push({ query, found, ...site.take() });
      }
      await site.close();
    }
  } finally {
    await browser.close();
  }
  return all;
}
