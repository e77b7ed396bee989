import { expect, host, loadedPage, test } from './desktop.ts';

test.beforeAll(() => console.log(`  on ${host.label}`));

test('opens the app and shows a topic of an installed pack', async ({ page }) => {
  await page.getByRole('link', { name: 'Django Handbook' }).click();
  await page
    .getByRole('navigation', { name: 'Topics' })
    .getByRole('link', { name: /^Queries/ })
    .click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText('Queries');
  await expect(page.locator('[id="q-objects"]')).toContainText('Q objects');
});

test('finds a section', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('select_related');
  await expect(page.getByRole('option').first()).toContainText('select_related');
});

test.describe('with nothing installed', () => {
  test.use({ isHomeEmpty: true });

  test('shows the documentation that ships', async ({ page }) => {
    await expect(page.getByRole('link', { name: 'Django Handbook' })).toBeVisible();
  });
});

test('goes back and forward from the menu', async ({ desktop, page }) => {
  const choose = (id: string) =>
    desktop.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);
  const title = page.getByRole('main').getByRole('heading', { level: 1 });
  await page.getByRole('link', { name: 'Django Handbook' }).click();
  await page
    .getByRole('navigation', { name: 'Topics' })
    .getByRole('link', { name: /^Queries/ })
    .click();
  await expect(title).toContainText('Queries');
  await choose('back');
  await expect(title).toContainText('Handbook');
  await choose('forward');
  await expect(title).toContainText('Queries');
});

test('says nothing in the console and asks nobody for anything', async ({ desktop }) => {
  const noise: string[] = [];
  desktop.context().on('console', (message) => noise.push(message.text()));
  desktop.process().stderr?.on('data', (text) => noise.push(String(text)));
  const page = await loadedPage(desktop);
  page.on('pageerror', (error) => noise.push(error.message));
  await page.getByRole('link', { name: 'Django Handbook' }).click();
  await expect(page.getByRole('navigation', { name: 'Topics' })).toBeVisible();
  expect(noise.filter((text) => !isOfTheHost(text))).toEqual([]);
});

/** What debuggers and Chromium itself say on a machine without a desktop. */
function isOfTheHost(text: string): boolean {
  return /^(Debugger|DevTools listening|For help, see|\[\d+:)|dbus|GPU|libva/im.test(text.trim());
}
