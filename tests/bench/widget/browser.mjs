import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium } from '../../../build/ensure-chromium.mjs';
import { startSite } from '../search/site.mjs';
import { pageWith, RESULTS } from './boxes.mjs';

/**
 * @typedef {import('./boxes.mjs').Box} Box
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('../search/site.mjs').Sent} Sent
 */

/** Milliseconds without anything new after which a query has no further results. */
const QUIET = 500;
/** Milliseconds between letters of one who types fast. */
const LETTER = 60;

export async function startChromium() {
  const executablePath = ensureChromium((text) => console.log(text));
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * A server of a site with a box on its page.
 * @param {string} folder where the page goes, beside the files that it loads
 * @param {Box} box
 * @param {Readonly<Record<string, string>>} folders what else the site has, by the first part of the path
 * @param {{ delay?: number, link?: import('../search/site.mjs').Link, keepsPlace?: boolean }} [options]
 */
export async function serveBox(folder, box, folders, { delay = 0, link, keepsPlace = false } = {}) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), pageWith(box, keepsPlace));
  return startSite({ ...folders, '': folder }, delay, link);
}

/**
 * Opens the page in a browser that knows nothing yet.
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {(page: Page) => Promise<T>} use
 */
export async function withPage(browser, url, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    return await use(page);
  } finally {
    await context.close();
  }
}

/**
 * Waits until five results are shown, or nothing more comes.
 * @param {Page} page
 * @param {Box} box
 * @returns {Promise<number>} how many have an excerpt
 */
export async function results(page, box) {
  let [count, since] = [-1, performance.now()];
  for (;;) {
    const now = await page.locator(box.excerpt).count();
    if (now >= RESULTS) return now;
    if (now !== count) [count, since] = [now, performance.now()];
    if (performance.now() - since > 6 * QUIET || (now > 0 && performance.now() - since > QUIET)) return now;
    await page.waitForTimeout(10);
  }
}

/**
 * What it costs until five results are there: of the page, of putting the focus into the box, of the query.
 * @param {import('@playwright/test').Browser} browser
 * @param {Awaited<ReturnType<typeof startSite>>} site
 * @param {Box} box
 * @param {string} query
 * @param {number} delay that of the site
 * @returns {Promise<{ page: Sent, focus: Sent, query: Sent, found: number }>}
 */
export async function costOf(browser, site, box, query, delay) {
  site.take();
  return withPage(browser, site.url, async (opened) => {
    const page = site.take();
    await opened.locator(box.input).focus();
    if (delay === 0) await opened.waitForLoadState('networkidle');
    const focus = delay === 0 ? site.take() : { bytes: 0, requests: 0, waves: 0 };
    await opened.locator(box.input).fill(query);
    const found = await results(opened, box);
    return { page, focus, query: site.take(), found };
  });
}

/**
 * Milliseconds from the last letter to five results, for one who types into a page that has just been loaded, and then
 * something else into the same box.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Box} box
 * @param {readonly [first: string, second: string]} queries
 */
export async function timeOf(browser, url, box, queries) {
  return withPage(browser, url, async (page) => {
    const times = [];
    const input = page.locator(box.input);
    await input.click();
    for (const query of queries) {
      await input.fill('');
      const before = await page.locator(box.excerpt).allTextContents();
      await page.keyboard.type(query, { delay: LETTER });
      const typed = performance.now();
      await page.waitForFunction(
        ([selector, count, old]) => {
          const deep = document.querySelector('djdocs-search')?.shadowRoot ?? document;
          const found = deep.querySelectorAll(selector.replace('djdocs-search ', ''));
          return found.length >= count && Array.from(found, (one) => one.textContent).join() !== old;
        },
        /** @type {const} */ ([box.excerpt, RESULTS, before.join()]),
        { timeout: 60_000, polling: 10 },
      );
      times.push(performance.now() - typed);
    }
    return /** @type {[cold: number, warm: number]} */ (times);
  });
}

/**
 * The longest task of the page's thread in milliseconds while queries are typed, on a processor that is four times slower,
 * and how far the page moved while the box came and was used.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Box} box
 * @param {readonly string[]} queries
 */
export async function smoothnessOf(browser, url, box, queries) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen = { longest: 0, shift: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: 'longtask' });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = /** @type {any} */ (entry);
          if (!hadRecentInput) seen.shift += value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const place = await page.locator(box.input).boundingBox();
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.evaluate(() => Object.assign(/** @type {any} */ (globalThis).seen, { longest: 0 }));
    // From here on nothing but mouse and keyboard: looking at the page would be work for its thread too.
    await page.mouse.click((place?.x ?? 0) + 40, (place?.y ?? 0) + 10);
    for (const query of queries) {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(query, { delay: 2 * LETTER });
      await new Promise((resolve) => setTimeout(resolve, 5 * QUIET));
    }
    const found = await page.locator(box.excerpt).count();
    if (found === 0) throw new Error('nothing was found while the page was watched');
    return /** @type {{ longest: number, shift: number }} */ (
      await page.evaluate(() => /** @type {any} */ (globalThis).seen)
    );
  } finally {
    await context.close();
  }
}
