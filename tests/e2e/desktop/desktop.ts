import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findElectron } from '../../../build/find-electron.mjs';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DOUBLE = join(ROOT, 'tests/double');

/** Which program the specs run on: Electron where its binary is, else the project's own double of it. */
export const host = findHost();

/** The app's address as its page sees it; the double has no schemes of its own. */
export const APP_ADDRESS = host.isDouble
  ? 'http://app.djdocs-app.electron-double.localhost/'
  : 'djdocs-app://app/';

interface DesktopFixtures {
  /** Arguments after the app's own. */
  readonly args: readonly string[];
  /** What DJDOCS_HOME is. The handbook is installed in it, unless a spec wants none. */
  readonly home: string;
  readonly isHomeEmpty: boolean;
  readonly profile: string;
  readonly desktop: ElectronApplication;
  /** The app's window, loaded. */
  readonly page: Page;
}

interface WorkerFixtures {
  /** A home with the handbook, to be copied. */
  readonly handbookHome: string;
}

export const test = base.extend<DesktopFixtures, WorkerFixtures>({
  handbookHome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      await withFolder(async (home) => {
        const djdocs = join(ROOT, 'out/cli/djdocs.js');
        const env = { ...process.env, DJDOCS_HOME: home };
        await promisify(execFile)(process.execPath, [djdocs, 'add', 'content/handbook'], { cwd: ROOT, env });
        await use(home);
      });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  args: [[], { option: true }],
  isHomeEmpty: [false, { option: true }],
  home: async ({ handbookHome, isHomeEmpty }, use) => {
    await withFolder(async (home) => {
      if (!isHomeEmpty) await cp(handbookHome, home, { recursive: true });
      await use(home);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  profile: async ({}, use) => withFolder(use),
  desktop: async ({ home, profile, args }, use, testInfo) => {
    testInfo.annotations.push({ type: 'host', description: host.label });
    const app = await launch({ home, profile, args });
    await use(app);
    await app.close();
  },
  page: async ({ desktop }, use) => {
    await use(await loadedPage(desktop));
  },
});

export { expect };

/** Starts the built desktop program, as Electron itself would from a folder. */
export function launch(options: {
  readonly home: string;
  readonly profile: string;
  readonly args: readonly string[];
}): Promise<ElectronApplication> {
  const env = {
    ...process.env,
    DJDOCS_HOME: options.home,
    ELECTRON_DOUBLE_DROPS: options.profile,
  } as Record<string, string>;
  const args = [ROOT, `--user-data-dir=${options.profile}`, ...options.args];
  return _electron.launch({ args, env, colorScheme: null });
}

/** The window's page, once the app is on it; a window is there before its page is. */
export async function loadedPage(desktop: ElectronApplication): Promise<Page> {
  const page = await desktop.firstWindow();
  await page.waitForURL((url) => url.protocol !== 'about:');
  await page.getByRole('main').waitFor();
  return page;
}

/** Starts the program once more over the same profile and waits until it has ended. */
export async function startAgain(profile: string, home: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, DJDOCS_HOME: home };
  const all = [ROOT, `--user-data-dir=${profile}`, ...(host.isDouble ? [] : ['--no-sandbox']), ...args];
  await promisify(execFile)(host.binary, all, { env, timeout: 20_000 });
}

/** Starts the program over a home, gives its page, and ends it. */
export async function withDesktopPage(home: string, use: (page: Page) => Promise<void>): Promise<void> {
  await withFolder(async (profile) => {
    const app = await launch({ home, profile, args: [] });
    const page = await loadedPage(app);
    // So that the first address a spec goes to is loaded, and not only a place on a page that is there.
    await page.goto('about:blank');
    await use(page);
    await app.close();
  });
}

/** What the program showed before it led anybody out, and where it then led them. */
export interface Outside {
  /** Addresses that were opened. */
  readonly opened: () => Promise<string[]>;
  /** What was shown before, message and detail. */
  readonly shown: () => Promise<string[]>;
}

/**
 * Puts recorders in place of what leads out of the program, and a person who says the same to each question.
 * @param response number of the button that this person presses
 */
export async function recordOutside(
  desktop: ElectronApplication,
  response = 0,
  checkboxChecked = false,
): Promise<Outside> {
  await desktop.evaluate(
    ({ shell, dialog }, answer) => {
      const [opened, shown]: [string[], string[]] = [[], []];
      Object.assign(globalThis, { outside: { opened, shown } });
      shell.openExternal = async (url) => {
        opened.push(url);
      };
      dialog.showMessageBox = (async (...args: unknown[]) => {
        const { message, detail } = args.at(-1) as Electron.MessageBoxOptions;
        shown.push(`${message} ${detail}`);
        return answer;
      }) as typeof dialog.showMessageBox;
    },
    { response, checkboxChecked },
  );
  const read = (of: 'opened' | 'shown') =>
    desktop.evaluate(
      (_, name) => (globalThis as unknown as { outside: Record<string, string[]> }).outside[name] ?? [],
      of,
    );
  return { opened: () => read('opened'), shown: () => read('shown') };
}

function findHost() {
  const real = findElectron();
  if (!('binary' in real)) {
    // Playwright asks the electron package in this process where the binary is.
    process.env.ELECTRON_OVERRIDE_DIST_PATH = DOUBLE;
  }
  const found = findElectron();
  if (!('binary' in found)) throw new Error(`the Electron double is not where it should be: ${found.why}`);
  return { ...found, label: found.isDouble ? 'desktop (double)' : `desktop (Electron ${found.version})` };
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'djdocs-desktop-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
