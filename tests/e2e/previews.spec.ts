import { expect, test } from './fixtures.ts';

test('a link previews its section to mouse and keyboard, stays while it is pointed at, and goes by Escape', {
  tag: '@browser',
}, async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries#lookups');
  const link = reading.section('lookups').getByRole('link', { name: 'do not' });
  const preview = page.getByRole('tooltip');
  await link.hover();
  await expect(preview).toContainText('Relations and prefetching');
  await preview.hover();
  await page.waitForTimeout(600);
  await expect(preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(link).toBeVisible();
  await page.mouse.move(2, 2);
  await reading.section('lookups').getByRole('heading').first().focus();
  await page.keyboard.press('Tab');
  for (let i = 0; i < 30 && !(await link.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(preview).toContainText('Relations and prefetching');
});

test('search previews the focused result, and opens it in a tab or beside', { tag: '@browser' }, async ({
  reading,
  search,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries');
  await search.find('aggregate');
  const preview = search.dialog.getByRole('region', { name: 'Preview of the chosen result' });
  const title = await search.focused.locator('.search-result-title').innerText();
  await expect(preview.locator('.preview-title')).toHaveText(title);
  await page.keyboard.press('ArrowDown');
  const second = await search.focused.locator('.search-result-title').innerText();
  await expect(preview.locator('.preview-title')).toHaveText(second);
  await page.keyboard.press('Alt+Enter');
  await expect(search.dialog).toBeHidden();
  await expect(page.locator('#beside')).toBeVisible();
  await expect(reading.title).toContainText('Queries and Q objects');
  await search.find('templates');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toContainText('Queries');
});
