import { expect, test } from './fixtures.ts';
import { LONG_SECTIONS } from './long-page.ts';

test('a section deep in a long page is where one lands, and stays there while the rest is drawn', {
  tag: '@browser',
}, async ({ reading, page }) => {
  await reading.open('harbour@1.0/rules#rule-100');
  const heading = reading.section('rule-100').getByRole('heading');
  await expect(heading).toBeInViewport();
  const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
  await expect(page.locator('.stretch')).toHaveCount(0);
  await expect(reading.article.getByRole('heading', { level: 2 })).toHaveCount(LONG_SECTIONS);
  const now = await heading.evaluate((element) => element.getBoundingClientRect().top);
  expect(Math.abs(now - top)).toBeLessThan(3);
  await reading.outline.getByRole('link', { name: 'Rule 7', exact: true }).click();
  await expect(reading.section('rule-7')).toBeInViewport();
  await page.goBack();
  await expect(heading).toBeInViewport();
});

test('the browser’s own search finds the last word of a long page at once', { tag: '@browser' }, async ({
  reading,
  page,
}) => {
  await reading.open('harbour@1.0/rules');
  await expect(reading.title).toHaveText(/Rules of the harbour/);
  expect(await page.evaluate(() => document.querySelector('article')?.textContent?.includes('halyard'))).toBe(
    true,
  );
  await expect(page.locator('.stretch')).toHaveCount(0);
  // Not in the standard, and what Ctrl+F does.
  const finds = () =>
    page.evaluate(() => (window as unknown as { find(text: string): boolean }).find('halyard'));
  expect(await finds()).toBe(true);
  await expect(reading.article.getByText('The very last word is halyard.')).toBeInViewport();
});
