import { expect, startAgain, test } from './desktop.ts';

const LINK = 'djdocs://open/handbook@4.2/guide/queries#q-objects';

test('a link opens its section in the window that is there', async ({ desktop, page, profile, home }) => {
  await startAgain(profile, home, LINK);
  await expect(page.locator('[id="q-objects"]')).toBeInViewport();
  expect(new URL(page.url()).hash).toBe('#/handbook@4.2/guide/queries#q-objects');
  expect(desktop.windows()).toHaveLength(1);
});

test.describe('at the start', () => {
  test.use({ args: [LINK] });

  test('a link that starts the program opens its section', async ({ page }) => {
    await expect(page.locator('[id="q-objects"]')).toBeInViewport();
  });
});

test('a second start without a link brings the window to the front and nothing more', async ({
  desktop,
  page,
  profile,
  home,
}) => {
  const before = page.url();
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await startAgain(profile, home);
  const isMinimized = () =>
    desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await expect.poll(isMinimized).toBe(false);
  expect(page.url()).toBe(before);
});

const BAD_LINKS = [
  'djdocs://run/handbook@4.2/guide/queries',
  'djdocs:javascript:alert(1)',
  'djdocs://open/javascript:alert(1)@1/x',
  'djdocs://open/',
  `djdocs://open/${'x'.repeat(5000)}`,
];

test('a link that names no place changes nothing', async ({ desktop, page, profile, home }) => {
  const before = page.url();
  for (const link of BAD_LINKS) await startAgain(profile, home, link);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(desktop.windows()).toHaveLength(1);
});

test('a link to a place that is not there says so and harms nothing', async ({ page, profile, home }) => {
  await startAgain(profile, home, 'djdocs://open/../../etc/passwd');
  await expect(page.getByRole('main')).toContainText('etc/passwd');
  await startAgain(profile, home, 'djdocs://open/nothing/here<img src=x onerror=alert(1)>');
  await expect(page.getByRole('main')).toContainText('nothing/here');
  expect(await page.locator('main img').count()).toBe(0);
});
