import type { Page } from '@playwright/test';
import { expect, recordOutside, test } from './desktop.ts';

test('the page cannot be led elsewhere', async ({ desktop, page }) => {
  const { opened } = await recordOutside(desktop);
  const before = page.url();
  for (const address of [
    'https://example.com/',
    'sandbox/frame.html',
    'packs/index.json',
    'file:///etc/passwd',
  ]) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
  }
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(
    await desktop.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getURL().replace(/#.*$/, '')),
    ),
  ).toEqual(['djdocs-app://app/']);
  expect(await opened()).toEqual([]);
});

test('a frame cannot be led elsewhere', async ({ desktop, page }) => {
  // The page's policy refuses most of these as well; what is asked here is what main says to them.
  const refusals = await desktop.evaluateHandle(({ webContents }) => {
    const seen: Record<string, boolean> = {};
    webContents.getAllWebContents()[0]?.on('will-frame-navigate', (event) => {
      seen[event.url] = event.defaultPrevented;
    });
    return seen;
  });
  await page.evaluate(() => {
    for (const address of ['sandbox/frame.html', 'packs/index.json', './']) {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }
  });
  await expect
    .poll(() => refusals.jsonValue())
    .toEqual({
      'djdocs-app://app/sandbox/frame.html': false,
      'djdocs-app://app/packs/index.json': true,
      'djdocs-app://app/': true,
    });
});

test('no window opens; an address of the web goes to the browser, any other nowhere', async ({
  desktop,
  page,
}) => {
  let said = '';
  desktop.process().stderr?.on('data', (text) => {
    said += text;
  });
  const { opened } = await recordOutside(desktop);
  await page.evaluate(() => {
    for (const address of [
      'https://example.com/a',
      'file:///etc/passwd',
      'smb://host/x',
      '/',
      'mailto:a@example.com',
    ]) {
      open(address, '_blank', 'noopener');
    }
  });
  await expect.poll(opened).toEqual(['https://example.com/a', 'mailto:a@example.com']);
  await expect.poll(() => desktop.windows().length).toBe(1);
  // The double opens none in any case, but says so when it was not told to.
  expect(said).not.toContain('opens no child windows');
});

for (const says of ['yes', 'no', 'yes, always']) {
  test(`a link that leads out shows where it goes and opens when the person says ${says}`, async ({
    desktop,
    page,
  }) => {
    const outside = await recordOutside(desktop, says === 'no' ? 1 : 0, says === 'yes, always');
    await addLink(page, 'https://example.com/docs?a=b');
    const link = page.getByRole('link', { name: 'django.example', exact: true });
    await link.click();
    await expect
      .poll(outside.shown)
      .toEqual(['Open example.com in your browser? https://example.com/docs?a=b']);
    await expect.poll(outside.opened).toEqual(says === 'no' ? [] : ['https://example.com/docs?a=b']);
    await link.click();
    if (says !== 'no') await expect.poll(async () => (await outside.opened()).length).toBe(2);
    expect(await outside.shown()).toHaveLength(says === 'yes, always' ? 1 : 2);
  });
}

/** A link whose text says another address than it leads to. */
function addLink(page: Page, href: string) {
  return page.evaluate((to) => {
    const link = document.createElement('a');
    Object.assign(link, {
      href: to,
      target: '_blank',
      rel: 'noopener noreferrer',
      textContent: 'django.example',
    });
    document.querySelector('main')?.prepend(link);
  }, href);
}

test('no request reaches the network, whoever makes it', async ({ desktop, page }) => {
  const fromPage = await page.evaluate(() =>
    fetch('https://example.com/', { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(fromPage).toBe('refused');
  // Main's own window is bound by no page's policy; the gate alone stops it.
  const fromMain = await desktop.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const outcomes: string[] = [];
    for (const address of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd']) {
      outcomes.push(
        await window.loadURL(address).then(
          () => 'reached',
          (error: Error) => error.message,
        ),
      );
    }
    window.destroy();
    return outcomes;
  });
  expect(fromMain).toEqual(Array(3).fill(expect.stringContaining('ERR_BLOCKED_BY_CLIENT')));
});
