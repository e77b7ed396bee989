import { expect, test } from './fixtures.ts';

test('the app speaks another language when it is chosen, and still does at the next start', {
  tag: '@browser',
}, async ({ reading, menu, page }) => {
  await reading.open();
  await menu.choose('Settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(reading.title).toHaveText('Dokumentation');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(reading.title).toHaveText('Dokumentation');
  await page.getByRole('button', { name: 'Menü' }).click();
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('English');
  await expect(reading.title).toHaveText('Documentation');
});

test.describe('for somebody whose browser is set to Austrian German', { tag: '@browser' }, () => {
  test.use({ locale: 'de-AT' });

  test('the app speaks German by itself', async ({ reading, page }) => {
    await reading.open('handbook@5.2');
    await expect(page.getByRole('navigation', { name: 'Themen' })).toBeVisible();
  });
});
