import { expect, test } from './fixtures.ts';

test('a section is bookmarked with a note, which is there in the other version and after a reload', async ({
  reading,
  bookmarks,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries#f-expressions');
  await expect(reading.section('f-expressions')).toBeInViewport();
  await page.keyboard.press('b');
  const mark = bookmarks.at('f-expressions');
  await expect(mark).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('use in b/n updates');
  await page.keyboard.press('Control+Enter');
  await expect(mark).toContainText('use in b/n updates');

  await reading.version.selectOption('4.2');
  await expect(mark).toContainText('Bookmarked in version 5.2');
  await expect(mark).toContainText('use in b/n updates');
  await page.reload();
  await expect(mark).toContainText('use in b/n updates');
  await mark.getByRole('button', { name: 'Remove' }).click();
  await expect(mark).toHaveCount(0);
});

test('bookmarks are saved, read again, and those that could not be followed are reported', async ({
  reading,
  bookmarks,
  page,
}) => {
  const entry = (ref: string, title: string) => ({ ref, title, note: '', added: '2026-01-01T00:00:00Z' });
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
  await page.keyboard.press('Shift+B');
  const given = [
    entry('handbook@4.2/guide/queries#q-objects', 'Q objects'),
    entry('handbook@4.2/guide/no-such-page#x', 'Gone'),
    entry('flask@3.0/quickstart', 'Quickstart'),
  ];
  await bookmarks.read('mine.json', JSON.stringify({ format: 1, bookmarks: given }));
  await expect(bookmarks.items).toHaveCount(3);
  await expect(bookmarks.dialog).toContainText('2 could not be followed');
  await expect(bookmarks.items.nth(0)).toContainText('Also in 5.2: guide/queries#q-objects');
  await expect(bookmarks.items.nth(1)).toContainText('Version 5.2 has nothing of it');
  await expect(bookmarks.items.nth(2)).toContainText('“flask” is not installed');
  await bookmarks.dialog.getByRole('button', { name: 'Move 1 bookmark' }).click();
  await expect(bookmarks.items.nth(0).locator('.chip')).toHaveText('handbook 5.2');
  await bookmarks.items.nth(0).getByRole('link', { name: 'Q objects' }).first().click();
  await expect(bookmarks.dialog).toBeHidden();
  await expect(bookmarks.at('q-objects')).toBeVisible();

  await page.keyboard.press('Shift+B');
  await bookmarks.read('empty.md', '# Nothing');
  await expect(bookmarks.dialog).toContainText('empty.md has no bookmarks');
});

test('bookmarks are saved as Markdown and as JSON', { tag: '@browser' }, async ({
  reading,
  bookmarks,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  await expect(reading.section('q-objects')).toBeInViewport();
  await page.keyboard.press('b');
  await page.keyboard.press('Shift+B');
  const markdown = await bookmarks.save('Save as Markdown');
  expect(markdown).toContain('](<djdocs://open/handbook@5.2/guide/queries#q-objects>)');
  const json = JSON.parse(await bookmarks.save('Save as JSON'));
  expect(json).toMatchObject({ format: 1, bookmarks: [{ ref: 'handbook@5.2/guide/queries#q-objects' }] });
});
