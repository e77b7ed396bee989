import { defineConfig } from 'vitest/config';

/** `npm run test:heavy`: what takes too long to be part of every test run. One at a time, for the sake of memory. */
export default defineConfig({
  test: {
    include: ['tests/heavy/**/*.test.ts'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
  },
});
