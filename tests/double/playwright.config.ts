import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'double.spec.ts',
  timeout: 30_000,
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  outputDir: '../../test-results/double',
});
