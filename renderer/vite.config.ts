import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { flexSearch } from '../build/flexsearch.mjs';

/** The app as static files that work below any path: from a file server, from `djdocs serve`, from Electron's scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [flexSearch(), react()],
  worker: { format: 'es', plugins: () => [flexSearch()] },
  build: {
    outDir: join(import.meta.dirname, '../out/web'),
    // Other steps of the build put the sandbox and the Python runtime there.
    emptyOutDir: false,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The page's policy allows no data: addresses but for pictures, and every browser that runs this preloads modules.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
