import { defineConfig } from '@playwright/test';
import config from '../../playwright.config.ts';

/** Pictures of the app's views, for people to look at: `npm run screenshots` puts them into out/screenshots. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  reporter: 'line',
  ...(config.use ? { use: config.use } : {}),
});
