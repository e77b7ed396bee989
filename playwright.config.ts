import { defineConfig } from '@playwright/test';
import { findChromium } from './build/find-chromium.mjs';
import type { HostOption } from './tests/e2e/fixtures.ts';

const chromium = findChromium();

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
      testIgnore: ['sandbox/**', 'exported/**', 'widget/**'],
      // No desktop window is as narrow, and a browser's own settings are its own.
      grepInvert: /as narrow as a phone|@browser/,
      use: { host: 'desktop' },
    },
  ],
});
