import { defineConfig } from '@playwright/test';
import { findChromium } from './build/find-chromium.mjs';

const chromium = findChromium();

/** Specs in a real browser against a real `djdocs serve`. Every project runs the same ones on another host. */
export default defineConfig({
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
    // On Electron where its binary is, else on the double; each spec's report says which.
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
  ],
});
