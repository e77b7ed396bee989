import { expect, test } from './fixtures.ts';

test('an empty shelf says how to add documentation', async ({ reading, page }) => {
  await page.route('**/packs/index.json', (route) => route.fulfill({ json: { packs: [] } }));
  await reading.open();
  await expect(reading.title).toHaveText('Nothing to read yet');
  await expect(page.getByText('djdocs add ./docs', { exact: false })).toBeVisible();
});

test('a damaged part is named, and the rest of the app goes on', async ({ reading, page }) => {
  await page.route('**/packs/snippets/parts/*', (route) => route.fulfill({ body: 'not what it says' }));
  await reading.open('snippets@1.0/index');
  await expect(page.getByRole('alert')).toContainText('of pack "snippets" does not hold what its name says');
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
});

test('a pack in a format of the future is listed with what to do', async ({ reading, page }) => {
  await page.route('**/packs/snippets/manifest.json', (route) => route.fulfill({ json: { format: 99 } }));
  await reading.open();
  await expect(page.getByText('format 99')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Django Handbook' })).toBeVisible();
});
