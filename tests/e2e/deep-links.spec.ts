import { expect, test } from './fixtures.ts';

test('a deep link opens its section', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  await expect(reading.section('q-objects')).toBeInViewport();
  await expect(page).toHaveTitle(/^Q objects · Queries and Q objects/);
});

test('a deep link without a version opens the newest and says so in the address', async ({ reading }) => {
  await reading.open('handbook/guide/queries#q-objects');
  await expect(reading.section('q-objects')).toBeInViewport();
  expect(reading.ref).toBe('handbook@5.2/guide/queries#q-objects');
});

test('a deep link pasted whole is understood', async ({ reading, page }) => {
  await reading.open();
  await page.evaluate(() => {
    location.hash = '#djdocs://open/handbook@4.2/guide/queries#lookups';
  });
  await expect(reading.section('lookups')).toBeInViewport();
  expect(reading.ref).toBe('handbook@4.2/guide/queries#lookups');
});

test('back and forward return to the place that was left', async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
  await page.mouse.wheel(0, 1200);
  const scrolled = () => page.evaluate(() => (history.state as { scroll?: number } | null)?.scroll ?? 0);
  await expect.poll(scrolled).toBeGreaterThan(1000);
  const left = await page.evaluate(() => scrollY);

  await reading.topics.getByRole('link', { name: 'Templates' }).click();
  await expect(reading.title).toContainText('Templates');
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await page.goBack();
  await expect(reading.title).toContainText('Queries');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);

  await page.goForward();
  await expect(reading.title).toContainText('Templates');
});

test('a section that does not exist leads to its page and says so', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries#no-such-section');
  await expect(reading.detour).toContainText('no section “no-such-section”');
  await expect(reading.title).toContainText('Queries');
});

test('a page that does not exist leads to the contents and says so', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/no-such-page');
  await expect(reading.detour).toContainText('no page “guide/no-such-page”');
  await expect(reading.title).toContainText('Django Handbook');
});

for (const ref of ['flask@3.0/quickstart', 'javascript:alert(1)', '%E0%A4%A', '../../etc/passwd']) {
  test(`the address ${ref} says that nothing is there`, async ({ reading, page }) => {
    await reading.open(ref);
    await expect(page.getByRole('alert')).toContainText('Not found');
    await page.getByRole('link', { name: 'See what is installed' }).click();
    await expect(reading.title).toHaveText('Documentation');
  });
}
