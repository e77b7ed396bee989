import { defineConfig } from '@playwright/test';
import { findChromium } from './build/find-chromium.mjs';
import type { HostOption } from './tests/e2e/fixtures.ts';

const chromium = findChromium();

/**
 * Specs of the app that the desktop repeats on every change: what its scheme, its files and its window could break. With
 * DJDOCS_EVERY_SPEC it repeats all of them, as the workflow does on the real Electron of three systems.
 */
const MAIN_ON_DESKTOP = ['reading', 'searching', 'golden', 'running', 'tabs', 'bookmarks'];
const everySpec = Boolean(process.env.DJDOCS_EVERY_SPEC);

/** Specs in a real browser against a real `djdocs serve`. Every project runs the same ones on another host. */
export default defineConfig<HostOption>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
  projects: [
    { name: 'page', testIgnore: 'desktop/**' },
    // The same specs and its own, on Electron where its binary is, else on the double; its first line says which.
    {
      name: 'desktop',
      testMatch: everySpec
        ? '**/*.spec.ts'
        : ['**/desktop/**/*.spec.ts', ...MAIN_ON_DESKTOP.map((name) => `**/e2e/${name}.spec.ts`)],
      testIgnore: ['sandbox/**', 'exported/**', 'widget/**'],
      // No desktop window is as narrow, and a browser's own settings are its own.
      grepInvert: everySpec ? /as narrow as a phone|@browser/ : /as narrow as a phone|@browser|@once/,
      use: { host: 'desktop' },
    },
  ],
});
