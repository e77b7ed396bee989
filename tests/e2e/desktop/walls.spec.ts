import type { Page } from '@playwright/test';
import { expect, recordOutside, test } from './desktop.ts';

/** What a page sees of an attempt: its result, or the name of the error. */
const attempt = (page: Page, code: string) =>
  page.evaluate(
    // Chromium lifts the ban on evaluation while a debugger's own call is on the stack.
    (text) =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
        script.onload = () => resolve('ran');
        script.onerror = () => resolve('refused');
        document.head.append(script);
      }),
    code,
  );

test('the policy holds in the page: no inline script, no evaluation, no script from memory', async ({
  page,
}) => {
  const outcome = await page.evaluate(async () => {
    const state: Record<string, unknown> = {};
    Object.assign(globalThis, { wallState: state });
    const script = document.createElement('script');
    script.textContent = 'wallState.inline = true';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="wallState.handler = true">');
    // Chromium lifts the ban on evaluation while a debugger's own call is on the stack.
    await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      new Function('wallState.evaluated = true')();
    } catch {}
    return state;
  });
  expect(outcome).toEqual({});
  expect(await attempt(page, 'wallState.blob = true')).toBe('refused');
});

test('every response carries the policy, also one that refuses', async ({ page }) => {
  const paths = [
    '',
    'packs/index.json',
    'packs/handbook/current',
    'packs/none/current',
    'nothing',
    '%2e%2e%2fx',
  ];
  const answers = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (path) => {
          const { status, headers } = await fetch(path);
          return [
            path,
            status,
            headers.get('content-security-policy')?.startsWith("default-src 'none'"),
            headers.get('x-content-type-options'),
          ];
        }),
      ),
    paths,
  );
  const statuses = [200, 200, 200, 404, 404, 400];
  expect(answers).toEqual(paths.map((path, i) => [path, statuses[i], true, 'nosniff']));
});

test('serves nothing but the app and the files of packs', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      'package.json',
      '..%2fpackage.json',
      'packs/handbook/lock',
      'packs/handbook/parts/x.gz',
      'packs/handbook/..%2fx',
    ];
    const ask = async (path: string) => (await fetch(path)).status;
    const posted = (await fetch('packs/index.json', { method: 'POST' })).status;
    return [...(await Promise.all(paths.map(ask))), posted];
  });
  expect(statuses).toEqual([404, 400, 404, 404, 400, 405]);
});

test('the page has the named functions and nothing else of the program', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    names: Object.keys(window.djdocs ?? {}).sort(),
    kinds: Object.values(window.djdocs ?? {}).map((each) => typeof each),
    isFrozen: Object.isFrozen(window.djdocs),
    leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(seen).toEqual({
    names: ['cancelImport', 'chooseSources', 'importSources', 'onImportMessage'],
    kinds: Array(4).fill('function'),
    isFrozen: true,
    leaks: [],
  });
});

test('no permission is granted but to copy text', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Promise.all(names.map(query));
  });
  expect(states).toEqual(Array(6).fill('denied'));
  expect(await page.evaluate(() => navigator.clipboard.writeText('copied').then(() => 'copied'))).toBe(
    'copied',
  );
});

test('the page cannot be led elsewhere', async ({ desktop, page }) => {
  const opened = await recordOutside(desktop);
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
    await desktop.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getURL())),
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
  const opened = await recordOutside(desktop);
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

test('a link that leads out opens in the browser', async ({ desktop, page }) => {
  const opened = await recordOutside(desktop);
  await page.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, {
      href: 'https://example.com/docs',
      target: '_blank',
      rel: 'noopener noreferrer',
      textContent: 'Out',
    });
    document.querySelector('main')?.prepend(link);
  });
  await page.getByRole('link', { name: 'Out', exact: true }).click();
  await expect.poll(opened).toEqual(['https://example.com/docs']);
});

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
