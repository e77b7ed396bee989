import { test as base, expect, type Page } from '@playwright/test';
import { APP_ADDRESS, withDesktopPage } from './desktop/desktop.ts';
import { BesidePane } from './pages/beside-pane.ts';
import { Bookmarks } from './pages/bookmarks.ts';
import { CommandMenu } from './pages/command-menu.ts';
import { StoredMemory } from './pages/memory.ts';
import { ReadingPage } from './pages/reading-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { TabStrip } from './pages/tab-strip.ts';
import { openSite, type Site } from './site.ts';

export interface HostOption {
  /** Where the app runs: in a browser, served by `djdocs serve`, or in the desktop program's window. */
  readonly host: 'browser' | 'desktop';
}

interface TestFixtures extends HostOption {
  /** The address of the app on its host. */
  readonly address: string;
  /** The app at its first page, in a browser that knows nothing yet. */
  readonly reading: ReadingPage;
  readonly search: SearchPage;
  readonly menu: CommandMenu;
  readonly tabs: TabStrip;
  readonly beside: BesidePane;
  readonly bookmarks: Bookmarks;
  readonly memory: StoredMemory;
  /** Fails the test when the console says anything or a request leaves the machine. */
  readonly quiet: undefined;
}

interface WorkerFixtures {
  readonly site: Site;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  host: ['browser', { option: true }],
  page: async ({ host, page, site }, use) => {
    if (host === 'browser') await use(page);
    else await withDesktopPage(site.home, use);
  },
  address: async ({ host, site }, use) => {
    await use(host === 'browser' ? site.address : APP_ADDRESS);
  },
  quiet: [
    async ({ page, address }, use) => {
      const complaints = listenForComplaints(page, address);
      await use(undefined);
      expect(complaints, 'the console is empty and nothing leaves the machine').toEqual([]);
    },
    { auto: true },
  ],
  reading: async ({ page, address }, use) => {
    await use(new ReadingPage(page, address));
  },
  search: async ({ page }, use) => {
    await use(new SearchPage(page));
  },
  menu: async ({ page }, use) => {
    await use(new CommandMenu(page));
  },
  tabs: async ({ page }, use) => {
    await use(new TabStrip(page));
  },
  beside: async ({ page }, use) => {
    await use(new BesidePane(page));
  },
  bookmarks: async ({ page }, use) => {
    await use(new Bookmarks(page));
  },
  memory: async ({ page }, use) => {
    await use(new StoredMemory(page));
  },
});

export { expect };

function listenForComplaints(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const isLocal = url.startsWith(address) || url.startsWith('blob:') || url.startsWith('data:');
    if (!isLocal) complaints.push(`request: ${url}`);
  });
  return complaints;
}
