import { expect, test } from './fixtures.ts';

test('search works by keyboard alone, from the shortcut to the section', async ({
  reading,
  search,
  page,
}) => {
  await reading.open('handbook@5.2/guide/testing');
  await expect(reading.title).toBeVisible();
  await search.find('Q objects');
  await expect(search.focused).toContainText('Q objects');
  await expect(search.count).toHaveText(/\d+ results?/);

  const first = await search.focused.getAttribute('id');
  await page.keyboard.press('ArrowDown');
  await expect(search.focused).not.toHaveAttribute('id', first ?? '');
  await expect(search.box).toHaveAttribute(
    'aria-activedescendant',
    (await search.focused.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');

  await expect(search.dialog).toBeHidden();
  await expect(reading.section('q-objects')).toBeInViewport();
  expect(reading.ref).toBe('handbook@5.2/guide/queries#q-objects');
});

test('enter pressed before the answer is there opens the best hit of that query', async ({
  reading,
  search,
  page,
}) => {
  await reading.open('handbook@5.2/guide/testing');
  await expect(reading.title).toBeVisible();
  await page.keyboard.press('Control+k');
  await search.box.fill('Q objects');
  await page.keyboard.press('Enter');
  await expect(search.dialog).toBeHidden();
  await expect(reading.section('q-objects')).toBeInViewport();
});

test('words of the query are marked in the excerpts', async ({ reading, search }) => {
  await reading.open('handbook@5.2');
  await search.find('select_related');
  await expect(search.results.first().locator('mark').first()).toHaveText(/select_related/i);
  await expect(search.results.first().locator('.chip')).toHaveText(['5.2', '4.2']);
});

test('the slash opens search, except where it is being typed', async ({ reading, search, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  const filter = reading.topics.getByRole('searchbox');
  await filter.fill('guide');
  await filter.press('/');
  await expect(filter).toHaveValue('guide/');
  await expect(search.dialog).toBeHidden();
  await filter.blur();
  await page.keyboard.press('/');
  await expect(search.box).toBeFocused();
  await expect(search.box).toHaveValue('');
});

test('escape closes search and gives the focus back', async ({ reading, search, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await expect(search.box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search.dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('search looks in the version that is read, and everywhere when asked', async ({ reading, search }) => {
  await reading.open('handbook@4.2/guide/queries');
  await expect(reading.title).toBeVisible();
  await search.find('interplanetary');
  await expect(search.count).toContainText('Nothing found');
  await search.dialog.getByText('All documentation', { exact: true }).click();
  await expect(search.focused).toContainText('Greeting');
  await expect(search.box).toBeFocused();
});

test('a query for a version that is not installed says so', async ({ reading, search }) => {
  await reading.open();
  await search.find('forms version:9.9');
  await expect(search.count).toContainText('9.9');
});
