import { test as base, expect, type Page } from '@playwright/test';
import type { RunRequest, RunResult } from '../../../indexer/sandbox/messages.ts';
import type { SnippetRunner } from '../../../renderer/sandbox/runner.ts';
import { type FramePolicy, openSite, openSpy, type Site, type Spy } from './site.ts';

declare global {
  interface Window {
    createRunner: typeof import('../../../renderer/sandbox/runner.ts').createRunner;
    runner: SnippetRunner;
    heard: string[];
  }
}

/** A page with a runner, and short ways to use it. */
export class RunnerPage {
  /** Errors and warnings of the page, its frames and workers. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('console', (message) => this.complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  async open(site: Site): Promise<void> {
    await this.page.goto(site.url);
    await this.page.waitForFunction(() => 'createRunner' in window);
    await this.page.evaluate(() => {
      window.runner = window.createRunner({ baseUrl: './' });
      window.heard = [];
    });
  }

  run(code: string, more: Partial<RunRequest> = {}): Promise<RunResult> {
    const request: RunRequest = { code, context: [], timeoutMs: 20_000, ...more };
    return this.page.evaluate(
      (asked) => window.runner.run(asked, (event) => window.heard.push(`${event.kind} ${event.text}`)),
      request,
    );
  }
}

interface Fixtures {
  readonly runner: RunnerPage;
}

interface WorkerFixtures {
  readonly site: Site;
  readonly bareSite: Site;
  readonly openSite: Site;
  readonly spy: Spy;
}

/** A site for all tests of a worker. */
function siteWith(policy: FramePolicy) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures off this pattern.
  const use = async ({}: object, give: (site: Site) => Promise<void>) => {
    const site = await openSite(policy);
    await give(site);
    site.close();
  };
  return [use, { scope: 'worker' }] as const;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [...siteWith('header and page')],
  bareSite: [...siteWith('page')],
  openSite: [...siteWith('none')],
  spy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures off this pattern.
    async ({}, use) => {
      const spy = await openSpy();
      await use(spy);
      spy.close();
    },
    { scope: 'worker' },
  ],
  runner: async ({ page, site }, use) => {
    const runner = new RunnerPage(page);
    await runner.open(site);
    await use(runner);
  },
});

export { expect };
