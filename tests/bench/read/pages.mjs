/** @typedef {import('@playwright/test').Page} Page */

/** Pixels that a hurried reader turns the wheel by, and milliseconds between two turns. */
const STEP = 700;
const PAUSE = 40;

/**
 * Opens the app and some of its topics, so that what they are made of is at hand.
 * @param {Page} page
 * @param {string} address
 * @param {readonly string[]} refs
 */
export async function warmUp(page, address, refs) {
  await page.goto(`${address}#/${refs[0]}`);
  await page.waitForSelector('article h1');
  await page.waitForSelector('#topics a[aria-current="page"]');
  for (const ref of refs.slice(1)) {
    await openTopic(page, ref);
    await page.waitForTimeout(2000);
  }
}

/**
 * Clicks a topic in the tree of topics.
 * @param {Page} page
 * @param {string} ref
 * @returns {Promise<number>} milliseconds from the click to the first frame with its text
 */
export async function openTopic(page, ref) {
  await page.bringToFront();
  return page.evaluate(async (wanted) => {
    const link = document.querySelector(`#topics a[href="#/${wanted}"]`);
    if (!(link instanceof HTMLElement)) throw new Error(`there is no link to ${wanted}`);
    const before = document.querySelector('article h1');
    const started = performance.now();
    const drawn = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const now = document.querySelector('article h1');
        if (!now || now === before || (document.querySelector('article p')?.textContent ?? '') === '') return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage('');
        });
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    link.click();
    return (await drawn) - started;
  }, ref);
}

/**
 * Opens the list of what links to a section.
 * @param {Page} page
 * @param {string} anchor
 * @returns {Promise<number>} milliseconds from the click to the first frame with the list
 */
export async function openBacklinks(page, anchor) {
  const button = `[id="${anchor}"] .section-links-button`;
  await page.waitForSelector(button);
  return page.evaluate(async (selector) => {
    const found = document.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error('there is no list of backlinks');
    const started = performance.now();
    found.click();
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage('');
      }),
    );
    if (!document.querySelector('.linking-topics'))
      throw new Error('the list of backlinks did not open at once');
    return performance.now() - started;
  }, button);
}

/**
 * Has the browser parse, lay out and paint a text in one go.
 * @param {Page} page
 * @param {string} html
 * @param {string} css
 * @returns {Promise<number>} milliseconds until its first frame
 */
export async function openPlain(page, html, css) {
  await page.bringToFront();
  await page.setContent(`<!doctype html><style>${css}</style><main><article class="prose"></article></main>`);
  return page.evaluate(async (text) => {
    const article = document.querySelector('article');
    if (!article) throw new Error('there is no article');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const started = performance.now();
    article.innerHTML = text;
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage('');
      }),
    );
    return performance.now() - started;
  }, html);
}

/**
 * Turns the wheel from the top to the end of the page.
 * @param {Page} page
 * @returns {Promise<number>} the longest task meanwhile, in milliseconds; 0 for none that counts as long (50 ms)
 */
export async function scrollThrough(page) {
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.longTasks = [];
    seen.taskObserver = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
    });
    seen.taskObserver.observe({ type: 'longtask' });
  });
  await page.mouse.move(640, 450);
  for (let turn = 0; turn < 400; turn++) {
    await page.mouse.wheel(0, STEP);
    await page.waitForTimeout(PAUSE);
    const isAtEnd = await page.evaluate(
      () => scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
    );
    if (isAtEnd) break;
  }
  return page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.taskObserver.disconnect();
    return Math.max(0, ...seen.longTasks);
  });
}
