import { expect, test } from './fixtures.ts';

test('the first page shows what is installed', async ({ reading, page }) => {
  await reading.open();
  await expect(reading.title).toHaveText('Documentation');
  await page.getByRole('link', { name: 'Django Handbook' }).click();
  await expect(reading.title).toContainText('Django Handbook');
  expect(reading.ref).toBe('handbook@5.2');
});

test('a topic chosen in the tree is read with headings, tables and coloured code', async ({
  reading,
  page,
}) => {
  await reading.open('handbook@5.2');
  await reading.topics.getByRole('link', { name: 'Queries and Q objects' }).click();
  await expect(reading.title).toContainText('Queries and Q objects');
  await expect(page).toHaveTitle(/^Queries and Q objects · Django Handbook 5.2/);
  await expect(reading.article.getByRole('heading', { level: 2, name: 'Lookups' })).toBeVisible();
  await expect(reading.section('lookups').getByRole('columnheader').first()).toHaveText('Lookup');
  await expect(reading.section('setting-the-scene').locator('.tok-keyword').first()).toHaveText('from');
  await expect(reading.topics.getByRole('link', { name: 'Queries and Q objects' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('a link leads to its section on another page', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries#lookups');
  await reading.section('lookups').getByRole('link', { name: 'do not' }).click();
  await expect(reading.title).toContainText('Relations and prefetching');
  await expect(reading.section('filtering-across-relations')).toBeInViewport();
  expect(reading.ref).toBe('handbook@5.2/guide/relations#filtering-across-relations');
});

test('a heading’s permalink is the address of its section', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries');
  const heading = reading.article.getByRole('heading', { name: 'Q objects', level: 2 });
  await heading.hover();
  await heading.getByRole('link').click();
  await expect(() => expect(reading.ref).toBe('handbook@5.2/guide/queries#q-objects')).toPass();
});

test('the outline leads through the page and follows the reader', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries');
  await reading.outline.getByRole('link', { name: 'F expressions' }).click();
  await expect(reading.section('f-expressions')).toBeInViewport();
  await expect(reading.outline.locator('[aria-current="location"]')).toHaveText('F expressions');
});

test('previous and next lead through the topics in order', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await page.locator('[rel="next"]').click();
  await expect(reading.title).toContainText('Relations and prefetching');
  await page.locator('[rel="prev"]').click();
  await expect(reading.title).toContainText('Queries and Q objects');
});

test('the filter narrows the tree to what is typed', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries');
  await reading.topics.getByRole('searchbox').fill('aggreg');
  await expect(reading.topics.getByRole('link')).toHaveText([
    'Django Handbook',
    'Aggregation and annotation',
  ]);
});

test('a window as narrow as a phone has the topics behind a button and nothing beside the page', async ({
  reading,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await reading.open('handbook@5.2/guide/queries#lookups');
  await expect(reading.section('lookups')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expect(reading.topics).toBeHidden();
  await page.getByRole('button', { name: 'Topics' }).click();
  await reading.topics.getByRole('link', { name: 'Forms and validation' }).click();
  await expect(reading.title).toContainText('Forms and validation');
  await expect(reading.topics).toBeHidden();
});

test('the skip link leads the keyboard to the text', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
