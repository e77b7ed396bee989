import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { root } from './root.mjs';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** Room around the picture, as a share of the whole: systems set icons side by side. */
const MARGIN = 0.06;

// Draws the app's icon in every size that packages need. Run it when the icon changes; what it draws is committed.
const svg = readFileSync(join(root, 'renderer/public/icon.svg'), 'utf8');
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath ? { executablePath } : {}),
});
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = size > 48 ? Math.round(size * (1 - 2 * MARGIN)) : size;
  await page.setContent(
    `<style>body { margin: 0; display: grid; place-items: center; height: 100vh } svg { width: ${inner}px }</style>${svg}`,
  );
  await page.screenshot({ path: join(root, `build/icons/${size}x${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
