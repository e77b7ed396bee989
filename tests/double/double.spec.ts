import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

const DOUBLE = import.meta.dirname;
const APP = join(DOUBLE, 'fixture-app');
const ENVIRONMENT = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: DOUBLE } as Record<string, string>;
// Playwright asks the electron package in this process where the executable is.
Object.assign(process.env, { ELECTRON_OVERRIDE_DIST_PATH: DOUBLE });

declare global {
  /** What the fixture's preload exposes. */
  var doubleBridge: {
    electron: string;
    add(numbers: Uint8Array): Promise<number>;
    echo(value: unknown): Promise<unknown>;
    fail(): Promise<never>;
    unhandled(): Promise<never>;
    sender(): Promise<unknown>;
    choose(): Promise<string[]>;
    doubleInUtility(value: number): Promise<unknown>;
    twice(value: number): number;
    useUnknown(): void;
  };
  /** What the fixture's page does when asked. */
  var doubleInPage: {
    hadBridgeAtStart: boolean;
    stopNotices(): void;
    runModuleWorker(): Promise<unknown>;
    inlineRan?: boolean;
  };
  /** What the fixture's main process has seen. */
  var doubleMain: { requests: string[]; refused: string[] };
  /** The double's own record, see src/calls.mjs. */
  var electronDouble: { calls: { api: string; args: unknown[] }[] };
}

interface Fixtures {
  flags: string[];
  userData: string;
  app: ElectronApplication;
  page: Page;
}

const test = base.extend<Fixtures>({
  flags: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from here
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'double-spec-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ flags, userData }, use) => {
    const args = [APP, `--user-data-dir=${userData}`, ...flags];
    const env = { ...ENVIRONMENT, TMPDIR: userData };
    const app = await _electron.launch({ args, env, colorScheme: null });
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    await use(await loadedPage(app));
  },
});

async function loadedPage(app: ElectronApplication) {
  const page = await app.firstWindow();
  await page.waitForURL(/page\.html$/);
  await page.waitForLoadState();
  return page;
}

/** Gives the command lines of the running processes that mention a text. */
function processesWith(text: string) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((commandLine) => commandLine.includes(text));
}

/** Tries to write to the clipboard, as a copy button does. */
function copy(page: Page) {
  return page.evaluate(() =>
    navigator.clipboard.writeText('text').then(
      () => 'copied',
      (error: Error) => error.name,
    ),
  );
}

const mainRecord = (app: ElectronApplication) => app.evaluate(() => globalThis.doubleMain);
const mainCalls = (app: ElectronApplication, api: string) =>
  app.evaluate((_, wanted) => globalThis.electronDouble.calls.filter((call) => call.api === wanted), api);

test('says that it is a double', async ({ app, page }) => {
  const { electron, electronDouble } = await app.evaluate(() => process.versions);
  expect(electron).toBe('45.4.1');
  expect(electronDouble).toBe('1');
  expect(await page.evaluate(() => globalThis.doubleBridge.electron)).toBe('45.4.1');
  const version = spawnSync(join(DOUBLE, 'electron'), ['--version'], { encoding: 'utf8' });
  expect(version.stdout).toBe('v45.4.1 (double)\n');
});

test('throws a clear error for what Electron has and the double has not', async ({ app, page }) => {
  await expect(app.evaluate(({ app }) => app.getGPUFeatureStatus())).rejects.toThrow(
    'the Electron double has no app.getGPUFeatureStatus',
  );
  await expect(app.evaluate((electron) => electron.Tray)).rejects.toThrow(
    'the Electron double has no electron.Tray',
  );
  await expect(app.evaluate(({ app }) => app.on('login', () => {}))).rejects.toThrow(
    "the Electron double never emits 'login' on app",
  );
  await expect(
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setOpacity(1)),
  ).rejects.toThrow('the Electron double has no BrowserWindow.setOpacity');
  await expect(page.evaluate(() => globalThis.doubleBridge.useUnknown())).rejects.toThrow(
    'the Electron double has no ipcRenderer.sendSync',
  );
});

test('runs the preload in a world of its own, before the page, and freezes what it exposes', async ({
  page,
}) => {
  expect(
    await page.evaluate(() => ({
      hadBridgeAtStart: globalThis.doubleInPage.hadBridgeAtStart,
      isFrozen: Object.isFrozen(globalThis.doubleBridge),
      leaks: ['require', 'process', 'module', '__electronDouble', '__electronDoublePost'].filter(
        (name) => name in globalThis,
      ),
    })),
  ).toEqual({ hadBridgeAtStart: true, isFrozen: true, leaks: [] });
  expect(await page.evaluate(() => globalThis.doubleBridge.twice(21))).toBe(42);
});

test('carries values between page and main as a structured clone does', async ({ page }) => {
  expect(await page.evaluate(() => globalThis.doubleBridge.add(new Uint8Array([1, 2, 3])))).toBe(6);
  const kept = await page.evaluate(async () => {
    const value = {
      map: new Map([['a', new Date(5)]]),
      set: new Set([1n]),
      nothing: undefined,
      bytes: new Uint16Array([7, 500]),
      buffer: new ArrayBuffer(3),
      not: Number.NaN,
      list: [{ deep: true }, null],
    };
    const back = (await globalThis.doubleBridge.echo(value)) as typeof value;
    return [
      back.map.get('a')?.getTime() === 5,
      back.set.has(1n),
      'nothing' in back && back.nothing === undefined,
      back.bytes instanceof Uint16Array && back.bytes[1] === 500,
      back.buffer instanceof ArrayBuffer && back.buffer.byteLength === 3,
      Number.isNaN(back.not),
      JSON.stringify(back.list) === '[{"deep":true},null]',
    ];
  });
  expect(kept).toEqual(Array(7).fill(true));
});

test("gives the page Electron's text for an error in main", async ({ page }) => {
  const messageOf = (name: 'fail' | 'unhandled') =>
    page.evaluate((each) => globalThis.doubleBridge[each]().catch((error: Error) => error.message), name);
  expect(await messageOf('fail')).toBe("Error invoking remote method 'fail': Error: no such pack");
  expect(await messageOf('unhandled')).toBe(
    "Error invoking remote method 'unhandled': Error: No handler registered for 'unhandled'",
  );
});

test("shows main the sender's frame under the custom scheme", async ({ app, page }) => {
  const url = 'fixture-app://bundle/page.html';
  const origin = 'fixture-app://bundle';
  expect(await page.evaluate(() => globalThis.doubleBridge.sender())).toEqual({ url, origin, isTop: true });
  expect(
    await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getURL())),
  ).toEqual([url]);
});

test('enforces the content security policy in the page and in a module worker', async ({ page }) => {
  const inPage = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'doubleInPage.inlineRan = true';
    document.head.append(script);
    // Chromium lifts the ban on evaluation while a debugger's own call is on the stack.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      return new Function('return "evaluated"')();
    } catch {
      return globalThis.doubleInPage.inlineRan ? 'ran inline' : 'refused';
    }
  });
  expect(inPage).toBe('refused');
  expect(await page.evaluate(() => globalThis.doubleInPage.runModuleWorker())).toEqual({
    sum: 42,
    isSecure: true,
    canEvaluate: false,
    canReachNetwork: false,
  });
});

test('sends request bodies through protocol.handle', async ({ page }) => {
  const echoed = await page.evaluate(async () => {
    const response = await fetch('/echo', { method: 'POST', body: new Uint8Array([0, 255, 7]) });
    return [...new Uint8Array(await response.arrayBuffer())];
  });
  expect(echoed).toEqual([0, 255, 7]);
});

test('lets a request fail, once, when its handler fails', async ({ app, page }) => {
  const outcome = await page.evaluate(() =>
    fetch('missing.js').then(
      () => 'answered',
      () => 'failed',
    ),
  );
  expect(outcome).toBe('failed');
  const { requests } = await mainRecord(app);
  expect(requests.filter((each) => each === 'served /missing.js')).toHaveLength(1);
});

test('asks main for nothing a page does not ask for', async ({ app, page }) => {
  await expect(page.locator('#frame-says')).toHaveText('null null false');
  const { requests } = await mainRecord(app);
  const served = requests.filter((each) => each.startsWith('served'));
  expect(served.sort()).toEqual(
    ['frame.html', 'frame.js', 'page.html', 'page.js'].map((name) => `served /${name}`),
  );
});

test('denies permissions as the handlers say', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied']);
  expect(await copy(page)).toBe('NotAllowedError');
});

test.describe('with handlers that grant', () => {
  test.use({ flags: ['--grant-permissions'] });

  test('grants permissions as the handlers say', async ({ page }) => {
    const state = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'notifications' })).state,
    );
    expect(state).toBe('granted');
    expect(await copy(page)).toBe('copied');
  });
});

test('cuts the network off and shows main each request first', async ({ app, page }) => {
  await expect(page.locator('#frame-says')).toHaveText('null null false');
  const { requests } = await mainRecord(app);
  expect(requests).toContain('fixture-app://bundle/page.js');
  expect(requests).toContain('https://example.com/from-frame-worker');
});

test('cuts the network off even when main lets a request pass', async ({ app, page }) => {
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  const frame = page.frameLocator('iframe').locator('html');
  expect(
    await frame.evaluate(() =>
      fetch('https://example.com/', { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'cut',
      ),
    ),
  ).toBe('cut');
});

test('refuses navigations main refuses, and allows its own pages', async ({ app, page }) => {
  await page.click('#away');
  await expect.poll(async () => (await mainRecord(app)).refused).toContain('page https://example.com/away');
  await expect(page.locator('h1')).toHaveText('Fixture');
  await page.evaluate(() => location.assign('page.html?again'));
  await page.waitForURL(/\?again$/);
  await expect.poll(() => page.evaluate(() => globalThis.doubleBridge.twice(1))).toBe(2);
});

test('refuses new windows and hands their address to main', async ({ app, page }) => {
  await page.click('#new-window');
  await expect
    .poll(() => mainCalls(app, 'shell.openExternal'))
    .toEqual([{ api: 'shell.openExternal', args: ['https://example.com/new-window'] }]);
  await expect.poll(() => app.windows().length).toBe(1);
});

test('keeps a sandboxed frame in an opaque origin, with its worker, and refuses to let it leave', async ({
  app,
  page,
}) => {
  await expect(page.locator('#frame-says')).toHaveText('null null false');
  await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage('leave', '*'));
  await expect
    .poll(async () => (await mainRecord(app)).refused)
    .toEqual(['frame https://example.com/frame-away']);
  await expect(page.frameLocator('iframe').locator('p')).toHaveText('Sandboxed text');
});

test('hands the command line of a second instance to the first', async ({ page, userData }) => {
  const args = [APP, `--user-data-dir=${userData}`, 'fixture://open/42'];
  const second = spawnSync(join(DOUBLE, 'electron'), args, { encoding: 'utf8', timeout: 10_000 });
  expect(second).toMatchObject({ status: 0, stdout: '', stderr: '' });
  await expect(page.locator('#notice')).toHaveText('fixture://open/42');
});

test('clicks a menu item and reaches the page until it stops listening', async ({ app, page }) => {
  const click = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new')?.click());
  await click();
  await expect(page.locator('#notice')).toHaveText('new chosen');
  await page.evaluate(() => {
    globalThis.doubleInPage.stopNotices();
    document.querySelector('#notice')?.replaceChildren();
  });
  await click();
  expect(await page.evaluate(() => globalThis.doubleBridge.echo('later'))).toBe('later');
  await expect(page.locator('#notice')).toBeEmpty();
});

test('records a dialog, and lets a spec answer it', async ({ app, page }) => {
  expect(await page.evaluate(() => globalThis.doubleBridge.choose())).toEqual([]);
  expect(await mainCalls(app, 'dialog.showOpenDialog')).toHaveLength(1);
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
  });
  expect(await page.evaluate(() => globalThis.doubleBridge.choose())).toEqual(['/chosen']);
});

test('speaks with a utility process and ends it', async ({ page }) => {
  expect(await page.evaluate(() => globalThis.doubleBridge.doubleInUtility(21))).toEqual({
    doubled: 42,
    bytes: 3,
    argument: 'first',
    type: 'utility',
    hasEnded: true,
  });
});

test('follows the window and the theme', async ({ app, page }) => {
  const window = await app.browserWindow(page);
  await expect
    .poll(() => window.evaluate((each) => [each.isVisible(), each.isFocused(), each.getTitle()]))
    .toEqual([true, true, 'Fixture']);
  const before = await page.evaluate(() => innerWidth);
  await window.evaluate((each) => each.setBounds({ width: 700 }));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(before - 200);
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('keeps what a page stored until the next run', async ({ app, page, userData }) => {
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await app.close();
  const again = await _electron.launch({ args: [APP, `--user-data-dir=${userData}`], env: ENVIRONMENT });
  expect(await (await loadedPage(again)).evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await again.close();
});

test('leaves the console and the error output clean', async ({ app }) => {
  const noise: string[] = [];
  app.process().stderr?.on('data', (text) => noise.push(String(text)));
  app.context().on('console', (message) => noise.push(message.text()));
  const page = await loadedPage(app);
  page.on('pageerror', (error) => noise.push(error.message));
  await page.evaluate(() => globalThis.doubleBridge.echo('quiet'));
  // The worker in the frame tries the network; Chromium says so there, and nobody else says anything.
  expect(noise.filter((text) => !text.includes('net::ERR_BLOCKED_BY_CLIENT'))).toEqual([]);
});

test.describe('when it ends', () => {
  test('leaves no process behind when Playwright closes it', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toBeVisible();
    expect(processesWith(userData).length).toBeGreaterThan(1);
    await app.close();
    expect(processesWith(userData)).toEqual([]);
  });

  test('leaves no process behind when its last window closes', async ({ app, page, userData }) => {
    const closed = app.waitForEvent('close');
    await page.close();
    await closed;
    expect(processesWith(userData)).toEqual([]);
  });

  test('leaves no Chromium behind when it is killed', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toBeVisible();
    app.process().kill('SIGKILL');
    await expect.poll(() => processesWith(userData)).toEqual([]);
  });

  test('leaves no file behind when no user data folder was given', async ({ userData }) => {
    const env = { ...ENVIRONMENT, TMPDIR: userData, XDG_CONFIG_HOME: userData };
    const app = await _electron.launch({ args: [APP], env });
    await loadedPage(app);
    expect(readdirSync(userData)).toContainEqual(expect.stringMatching(/^electron-double-/));
    await app.close();
    expect(readdirSync(userData)).toEqual(['double-fixture']);
    expect(readdirSync(join(userData, 'double-fixture'))).toEqual([]);
  });
});
