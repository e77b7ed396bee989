import { expect, test } from '../fixtures.ts';

test('Ctrl+F finds words on the page, across marks, and says how many there are', async ({
  reading,
  page,
}) => {
  await reading.open('harbour@1.0/rules');
  await expect(reading.title).toBeVisible();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find on this page' });
  await bar.getByRole('textbox').fill('RULE 77.2 says');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await expect(reading.section('rule-77').getByText('Rule 77.2 says so.')).toBeInViewport();
  await bar.getByRole('textbox').fill('owner will see');
  await expect(bar.getByRole('status')).toHaveText('1 of 140');
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('140 of 140');
  await bar.getByRole('textbox').fill('no such words');
  await expect(bar.getByRole('status')).toHaveText('Not on this page');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
});
