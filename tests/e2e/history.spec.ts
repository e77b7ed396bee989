import { expect, test } from './fixtures.ts';

test('what was read and searched is found again, and forgotten when asked', { tag: '@browser' }, async ({
  reading,
  search,
  page,
}) => {
  await reading.open('handbook@5.2/guide/testing');
  await expect(reading.title).toContainText('Testing');
  await search.find('Q objects');
  await page.keyboard.press('Enter');
  await expect(reading.section('q-objects')).toBeInViewport();

  await page.keyboard.press('h');
  const history = page.getByRole('dialog', { name: 'History' });
  await expect(history.getByRole('link')).toHaveText([/^Q objects · Queries/, /^Testing/]);
  await history.getByRole('searchbox').fill('testing');
  await expect(history.getByRole('status')).toHaveText('1 page');
  await history.getByRole('link', { name: /^Testing/ }).click();
  await expect(reading.title).toContainText('Testing');

  await page.keyboard.press('/');
  await search.dialog.getByRole('button', { name: 'Q objects' }).click();
  await expect(search.box).toHaveValue('Q objects');
  await expect(search.focused).toContainText('Q objects');
  await search.box.fill('');
  await search.dialog.getByRole('button', { name: 'Forget them' }).click();
  await expect(search.dialog.getByRole('region', { name: 'Recent searches' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await history.getByRole('button', { name: 'Forget all' }).click();
  await expect(history).toContainText('Nothing has been read yet');
});
