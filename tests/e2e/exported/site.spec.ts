import { ReadingPage } from '../pages/reading-page.ts';
import { SearchPage } from '../pages/search-page.ts';
import { expect, test, testWithLog } from './fixtures.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('pages of a site below a path are read, linked and found again from a 404', async ({
    page,
    served,
  }) => {
    await page.goto(served.address);
    await page.getByRole('link', { name: 'Django Handbook 5.2' }).click();
    await page
      .getByRole('navigation', { name: 'All pages' })
      .getByRole('link', { name: 'Queries and Q objects' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Queries and Q objects');
    await expect(page).toHaveTitle('Queries and Q objects – Django Handbook 5.2');
    await page.getByRole('link', { name: 'Q objects', exact: true }).click();
    await expect(page).toHaveURL(/guide\/queries\.html#q-objects$/);
    await expect(page.locator('[id="q-objects"]')).toBeInViewport();
    await page
      .getByRole('navigation', { name: 'Versions of this page' })
      .getByRole('link', { name: '4.2' })
      .click();
    await expect(page.getByText('This page is of version 4.2.')).toBeVisible();
    const body = await page.locator('body').evaluate((element) => getComputedStyle(element).fontFamily);
    expect(body).toContain('Roboto');
    const missing = await page.request.get(`${served.address}handbook/9/no/such/page.html`);
    expect(missing.status()).toBe(404);
    expect(await missing.text()).toContain('href="/some/docs/handbook/5.2/index.html"');
    const plain = await page.request.get(`${served.address}handbook/5.2/guide/queries.html.md`);
    expect(await plain.text()).toMatch(/^# Queries and Q objects\n/);
  });
});

test('the app opens from a page below a path, and runs a snippet walled off though no header says so', async ({
  page,
  served,
}) => {
  await page.goto(`${served.address}snippets/1.0/index.html`);
  await page.getByRole('link', { name: 'Open in the app' }).click();
  const reading = new ReadingPage(page, `${served.address}app/`);
  await expect(reading.title).toContainText('Snippets to run');
  const snippet = reading.snippet('using-what-came-before');
  await snippet.run.click();
  await expect(snippet.output).toContainText('Hello, again!', { timeout: 60_000 });
  const origins = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.evaluate(() => self.origin)),
  );
  expect(origins).toContain('null');
});

test('a site that was visited once is read and searched without a network', async ({ page, served }) => {
  await page.goto(`${served.address}handbook/5.2/guide/models.html`);
  // All that the packs hold is there once the last of them, the list of packs, has been kept.
  const isKept = async () =>
    (await caches.match(new URL('../../../packs/index.json', location.href).href)) !== undefined;
  await expect.poll(() => page.evaluate(isKept), { timeout: 30_000 }).toBe(true);
  await served.close();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // A plain page that was never seen is shown by the app.
  await page.goto(`${served.address}handbook/4.2/guide/queries.html`);
  const reading = new ReadingPage(page, `${served.address}app/`);
  await expect(reading.title).toContainText('Queries and Q objects');
  expect(reading.ref).toBe('handbook@4.2/guide/queries');
  const search = new SearchPage(page);
  await search.find('migrations');
  await expect(search.results.first()).toBeVisible();
});

testWithLog(
  'the search box leads to plain pages, and the owner sees what was asked',
  async ({ page, served }) => {
    await page.goto(`${served.address}snippets/1.0/index.html`);
    const widget = page.locator('djdocs-search');
    await widget.evaluate((element) => element.setAttribute('log', '/searches/log'));
    await widget.getByRole('combobox').pressSequentially('bulk_create');
    await widget.getByRole('listbox', { name: 'Results' }).getByRole('option').first().click();
    await expect(page).toHaveURL(/\/handbook\/5\.2\/[\w/]+\.html#/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What was told may still be under way.
    const told = async () => (await page.request.get(`${served.address}searches`)).text();
    await expect.poll(told).toContain('<td>bulk_create</td><td>1</td><td>1</td>');
    await page.goto(`${served.address}searches`);
    await expect(page.getByRole('row', { name: /^bulk_create 1 1 1 / })).toBeVisible();
  },
);
