import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../e2e/fixtures.ts';

const FOLDER = fileURLToPath(new URL('../../out/screenshots', import.meta.url));
const SIZES = { wide: { width: 1360, height: 860 }, narrow: { width: 390, height: 780 } };
const QUERIES = 'handbook@5.2/guide/queries';

for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${theme}, ${size}`, () => {
      test.use({ colorScheme: theme, viewport, contextOptions: { reducedMotion: 'reduce' } });

      test('views', async ({ reading, search, tabs, beside, bookmarks, page }) => {
        const picture = (name: string) =>
          page.screenshot({ path: join(FOLDER, `${name}-${theme}-${size}.png`) });
        for (const [name, ref] of [
          ['library', ''],
          ['contents', 'handbook@5.2'],
          ['comparison', `${QUERIES}?compare=4.2`],
          ['not-found', 'flask@3.0/quickstart'],
          ['right-to-left', 'scripts@1.0/arabic'],
          ['chinese', 'scripts@1.0/chinese'],
          ['map', `${QUERIES}?view=map`],
          ['symbols', 'handbook@5.2?view=symbols'],
          ['topic', QUERIES],
        ] as const) {
          await reading.open(ref);
          await expect(reading.title).toBeVisible();
          // Colours of code come a moment after its text.
          await page.waitForTimeout(400);
          await picture(name);
        }
        await search.find('select_related');
        await picture('search');
        await page.keyboard.press('Enter');
        await expect(search.dialog).toBeHidden();

        await reading.open(`${QUERIES}#q-objects`);
        await expect(reading.section('q-objects')).toBeInViewport();
        await page.keyboard.press('n');
        await page.keyboard.type('Also for “or” between lookups of one field.');
        await page.keyboard.press('Control+Enter');
        await expect(bookmarks.at('q-objects')).toContainText('lookups of one field');
        await picture('note');
        for (const [name, key] of [
          ['bookmarks', 'Shift+B'],
          ['history', 'h'],
          ['shortcuts', '?'],
          ['settings', ','],
          ['manage', 'Shift+L'],
        ] as const) {
          await page.keyboard.press(key);
          await expect(page.getByRole('dialog')).toBeVisible();
          await picture(name);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
        await page.getByRole('button', { name: 'Menu', exact: true }).click();
        await picture('menu');
        await page.keyboard.press('Escape');
        await page.keyboard.press('s');
        await expect(beside.title).toBeVisible();
        await page.keyboard.press('t');
        await reading.open('handbook@5.2/guide/templates');
        await expect(tabs.names).toHaveCount(2);
        await page.keyboard.press('[');
        await expect(beside.title).toBeVisible();
        await page.waitForTimeout(400);
        await picture('split');
      });
    });
  }
}
