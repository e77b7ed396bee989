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

test('a pack that is removed while it is read leaves its page, and says what became of it at the next', async ({
  reading,
  page,
}) => {
  await reading.open('snippets@1.0/index');
  await expect(reading.title).toContainText('Snippets to run');
  // Not a 404, which the browser itself writes into the console.
  await page.route('**/packs/snippets/**', (route) => route.fulfill({ body: '' }));
  await page.route('**/packs/index.json', (route) =>
    route.fulfill({ json: { packs: [{ id: 'handbook' }] } }),
  );
  await reading.topics.getByRole('link', { name: 'Runs with more than text' }).click();
  await expect(page.getByRole('alert')).toContainText('No documentation "snippets" is installed');
  await page.goBack();
  await page.getByRole('link', { name: 'djdocs: all documentation' }).click();
  await expect(page.getByRole('link', { name: 'snippets' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Django Handbook' }).click();
  await expect(reading.title).toContainText('Django Handbook');
});
