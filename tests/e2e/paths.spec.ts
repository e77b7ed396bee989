import { expect, test } from './fixtures.ts';

test('a section lists what links to it, grouped by topic', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/relations');
  const section = reading.section('filtering-across-relations');
  await section.getByRole('button', { name: /links? here/ }).click();
  const list = section.locator('.linking-topics');
  await expect(list.getByRole('link', { name: 'Queries and Q objects' })).toBeVisible();
  await list.getByRole('link', { name: 'Lookups' }).click();
  await expect(reading.title).toContainText('Queries and Q objects');
  await expect(reading.section('lookups')).toBeInViewport();
  await expect(page).toHaveURL(/#lookups$/);
});

test('a page ends with related sections and leads to its map, which is walked by keyboard and mouse', async ({
  reading,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries');
  const related = page.getByRole('navigation', { name: 'Related' });
  await expect(related.getByRole('link').nth(1)).toBeVisible();
  await related.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(reading.title).toHaveText('Map: Queries and Q objects');
  const drawing = page.locator('.map-drawing');
  const middle = drawing.getByRole('link', { name: /^Read/ });
  await middle.focus();
  await page.keyboard.press('ArrowRight');
  const focused = drawing.locator('a:focus');
  const name = (await focused.getAttribute('aria-label'))?.split(',')[0] ?? '';
  await page.keyboard.press('Enter');
  await expect(reading.title).toHaveText(`Map: ${name}`);
  await drawing.getByRole('link', { name: /^Queries and Q objects,/ }).click();
  await expect(reading.title).toHaveText('Map: Queries and Q objects');
  await page.locator('.map-group').getByRole('link', { name, exact: true }).click();
  await expect(reading.title).toContainText(name);
});

test('the index of names is narrowed by kind and by what is typed', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await reading.topics.getByRole('link', { name: 'Index of names' }).click();
  await expect(reading.title).toHaveText('Index of names');
  const names = page.locator('.symbol-link');
  const all = await names.count();
  expect(all).toBeGreaterThan(3);
  await page.getByRole('searchbox', { name: 'Filter names' }).fill('nothing-is-called-so');
  await expect(page.getByText('No name has “nothing-is-called-so” in it.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter names' }).fill('');
  await expect(names).toHaveCount(all);
  const kind = page.getByRole('group', { name: 'Kinds' }).getByRole('radio').nth(1);
  await kind.check({ force: true });
  await expect(names).not.toHaveCount(all);
  const first = await names.first().locator('code').innerText();
  await names.first().click();
  await expect(reading.article).toContainText(first.split('.').at(-1) ?? first);
});
