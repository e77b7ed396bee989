import { expect, test } from './fixtures.ts';

test('a page is compared with another version of it, section by section', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await page
    .getByRole('navigation', { name: /Compare this page/ })
    .getByRole('link', { name: '4.2' })
    .click();
  await expect(reading.title).toHaveText('Queries and Q objects');
  expect(reading.ref).toBe('handbook@5.2/guide/queries?compare=4.2');
  await expect(page.getByText('What changed from 4.2 to 5.2: 2 changed of 10 sections')).toBeVisible();

  const section = page.getByRole('region', { name: 'Get or create' });
  await expect(section.getByRole('deletion')).toContainText('defaults={"state": "done"}');
  await expect(section.getByRole('insertion').first()).toContainText('create_defaults');
  await expect(page.getByRole('region', { name: 'Lookups' })).toHaveCount(0);

  await section.getByRole('link', { name: 'Get or create' }).click();
  await expect(() => expect(reading.ref).toBe('handbook@5.2/guide/queries#get-or-create')).toPass();
  await expect(reading.section('get-or-create')).toBeInViewport();
});

test('a comparison of one section leads to that of the whole page', async ({ reading, page }) => {
  await reading.open('handbook@4.2/guide/queries?compare=5.2#q-objects');
  await expect(page.getByText('Nothing changed on this page between 4.2 and 5.2.')).toBeVisible();
  await page.getByRole('link', { name: 'Compare the whole page' }).click();
  await expect(page.getByRole('region', { name: 'Get or create' })).toBeVisible();
});

test('a comparison with a version that is not installed says which are', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries?compare=9');
  await expect(page.getByRole('main')).toContainText('has no version 9');
  await expect(page.getByRole('main')).toContainText('Installed are 5.2, 4.2');
});
