import { defineConfig } from 'vitest/config';
import { flexSearch } from '../../build/flexsearch.mjs';

/** `npm run test:heavy`: what takes too long to be part of every test run. One at a time, for the sake of memory. */
export default defineConfig({
  // The tests run on what is shipped.
  plugins: [flexSearch()],
  test: {
    include: ['tests/heavy/**/*.test.ts'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    server: { deps: { inline: [/flexsearch/] } },
  },
});
