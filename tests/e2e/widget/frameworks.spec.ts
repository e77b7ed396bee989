import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { expect, test } from './fixtures.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PAGES = fileURLToPath(new URL('../../fixtures/frameworks/', import.meta.url));

test('it works on pages of Sphinx, MkDocs and Docusaurus', async ({ page, site, box, options, widget }) => {
  const folder = join(site.folder, 'tools');
  cpSync(PAGES, folder, { recursive: true });
  await build({
    root: HERE,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(HERE, 'docusaurus-page.tsx'),
        output: { entryFileNames: 'docusaurus.js' },
      },
    },
  });
  for (const tool of ['sphinx', 'mkdocs', 'docusaurus']) {
    await page.goto(`${site.server.url}tools/${tool}.html`);
    if (tool !== 'sphinx') await page.keyboard.press('Control+k');
    await box.fill('query');
    await expect(options.first(), tool).toBeVisible();
    await expect(options.first()).toHaveAttribute('href', new RegExp(`^${site.server.url}handbook/`));
    const { colour, size } = await options.first().evaluate((option) => {
      const style = getComputedStyle(option);
      return { colour: style.color, size: style.fontSize };
    });
    // The page says whether it is dark, and its base size counts.
    expect([tool, colour]).toEqual([tool, tool === 'sphinx' ? 'rgb(28, 36, 32)' : 'rgb(221, 228, 223)']);
    expect(size).toBe('20px');
  }
  await expect(
    widget.getByRole('button', { name: 'Search the documentation', includeHidden: true }),
  ).toContainText('Find');
  const title = await options.first().locator('[part=title]').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading')).toHaveText(String(title));
});
