import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { flexSearch } from './build/flexsearch.mjs';

export default defineConfig({
  // The tests run on what is shipped.
  plugins: [flexSearch()],
  test: {
    include: ['tests/unit/**/*.test.ts'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    testTimeout: 20_000,
    // Vitest keeps one processor for itself; of two that would be half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    server: { deps: { inline: [/flexsearch/] } },
  },
});
