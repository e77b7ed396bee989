import { expect, test } from './fixtures.ts';

test('the question mark shows every shortcut, and one of them is changed and switched off', async ({
  reading,
  search,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const row = dialog
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Search', exact: true }) });
  await expect(row).toContainText('Ctrl+K');

  await row.getByRole('button', { name: /^Change/ }).click();
  await page.keyboard.press('?');
  await expect(dialog.getByRole('status')).toContainText('belongs to “Keyboard shortcuts”');
  await row.getByRole('button', { name: /^Change/ }).click();
  await page.keyboard.press('g');
  await expect(row.locator('kbd')).toHaveText(['g']);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('/');
  await expect(search.dialog).toBeHidden();
  await page.keyboard.press('g');
  await expect(search.box).toBeFocused();
  await expect(search.box).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(reading.title).toContainText('Queries');
  await page.keyboard.press('?');
  await row.getByRole('button', { name: /^Switch off/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await expect(search.dialog).toBeHidden();

  await page.keyboard.press('?');
  await dialog.getByRole('button', { name: 'Put all back' }).click();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeHidden();
  await expect(search.box).toBeFocused();
});

test('no single key is a shortcut where text is typed', { tag: '@browser' }, async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  const filter = reading.topics.getByRole('searchbox');
  await filter.pressSequentially('?/,bnthsx');
  await expect(filter).toHaveValue('?/,bnthsx');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
