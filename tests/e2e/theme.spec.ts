import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = 'rgb(253, 253, 251)';
const DARK = 'rgb(20, 24, 22)';

test('the theme follows the system until one is chosen, and the choice stays', async ({ reading, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await reading.open();
  await expect(reading.title).toBeVisible();
  expect(await paper(page)).toBe(DARK);

  await page.getByText('Light', { exact: true }).click({ force: true });
  expect(await paper(page)).toBe(LIGHT);
  await page.reload();
  await expect(reading.title).toBeVisible();
  expect(await paper(page)).toBe(LIGHT);
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();

  await page.getByRole('radio', { name: 'Light' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await paper(page)).toBe(DARK);
});
