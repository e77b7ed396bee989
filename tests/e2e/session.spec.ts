import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ReadingPage } from './pages/reading-page.ts';
import { TabStrip } from './pages/tab-strip.ts';

test('after a kill the same tabs are there, at the same section', { tag: '@browser' }, async ({
  site,
  launchOptions,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'djdocs-profile-'));
  const start = () => chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'en-GB' });
  try {
    const killed = await start();
    const page = killed.pages()[0] ?? (await killed.newPage());
    const reading = new ReadingPage(page, site.address);
    await reading.open('handbook@5.2/guide/testing');
    await expect(reading.title).toContainText('Testing');
    await page.keyboard.press('t');
    await page.evaluate(() => {
      location.hash = '#/handbook@5.2/guide/queries#f-expressions';
    });
    await expect(reading.section('f-expressions')).toBeInViewport();
    await expect(new TabStrip(page).active).toContainText('F expressions');
    await page.evaluate(() => document.getElementById('get-or-create')?.scrollIntoView());
    // As long as the memory may take until it is on the disk.
    await page.waitForTimeout(1000);
    await kill(killed);

    const again = await start();
    const restored = again.pages()[0] ?? (await again.newPage());
    await restored.goto(site.address);
    const tabs = new TabStrip(restored);
    await expect(tabs.names).toHaveText([/^Testing/, /^F expressions/]);
    await expect(new ReadingPage(restored, site.address).section('get-or-create')).toBeInViewport();
    await expect(new ReadingPage(restored, site.address).section('f-expressions')).not.toBeInViewport();
    await again.close();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Ends the whole browser without a word. */
async function kill(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('the context has no browser to kill');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser did not name its process');
  const ended = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await ended;
}

const STATES = [
  ['of a later format', '{"format":99,"session":{}}', 'written by a later djdocs'],
  ['cut in half', '{"format":1,"session":{"tabs":[{"id":"a","addr', 'is damaged'],
] as const;
for (const [what, text, said] of STATES) {
  test(`a memory ${what} is said, kept, and does not stop the app`, { tag: '@browser' }, async ({
    reading,
    memory,
    page,
  }) => {
    await reading.open();
    // So that nothing is written any more.
    await expect.poll(() => memory.read()).toContain('"title":"Documentation"');
    await memory.replace(text);
    await page.reload();
    await expect(page.getByRole('status').filter({ hasText: said })).toContainText('memory.kept-1.json');
    await expect(reading.title).toHaveText('Documentation');
    expect(await memory.kept()).toBe(text);
    await page.getByRole('button', { name: 'Put this notice away' }).click();
    await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(0);
  });
}

test('a full disk is said once, and reading goes on', { tag: '@browser' }, async ({ reading, page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('there is no room left', 'QuotaExceededError');
    };
  });
  await reading.open('handbook@5.2/guide/queries');
  const notice = page.getByRole('status').filter({ hasText: 'cannot be saved' });
  await expect(notice).toContainText('there is no room left');
  await reading.topics.getByRole('link', { name: 'Templates' }).click();
  await expect(reading.title).toContainText('Templates');
  await page.waitForTimeout(500);
  await expect(notice).toHaveCount(1);
});

test('two windows have tabs of their own and the same bookmarks', { tag: '@browser' }, async ({
  reading,
  bookmarks,
  tabs,
  page,
  address,
}) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  await expect(reading.section('q-objects')).toBeInViewport();
  await page.keyboard.press('t');
  await expect(tabs.names).toHaveCount(2);
  await tabs.choose('Q objects · Queries and Q objects');

  const other = await page.context().newPage();
  const there = new ReadingPage(other, address);
  await there.open('handbook@5.2/guide/queries#q-objects');
  await expect(there.section('q-objects')).toBeInViewport();
  await expect(new TabStrip(other).strip).toBeHidden();
  await other.keyboard.press('b');
  await expect(bookmarks.at('q-objects')).toBeVisible();
  await other.close();
  await page.reload();
  await expect(bookmarks.at('q-objects')).toBeVisible();
  await expect(tabs.names).toHaveCount(2);
});
