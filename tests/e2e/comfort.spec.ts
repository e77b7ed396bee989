import { expect, test } from './fixtures.ts';

test('a picture fills the window when it is pressed, and Escape puts it back', { tag: '@browser' }, async ({
  reading,
  page,
}) => {
  await reading.open('harbour@1.0/chart');
  const picture = reading.article.getByRole('button', { name: 'A chart of the harbour' });
  await picture.click();
  const large = page.getByRole('dialog', { name: 'A chart of the harbour' });
  await expect(large.getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await expect(picture).toBeFocused();
});

test('the size of text is chosen, kept, and leaves a page as narrow as a phone whole', {
  tag: '@browser',
}, async ({ reading, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toBeVisible();
  await page.keyboard.press(',');
  await page.getByRole('combobox', { name: 'Text size' }).selectOption('150 %');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(reading.title).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a link to a section is copied beside its heading', { tag: '@browser' }, async ({
  reading,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await reading.open('handbook@5.2/guide/queries');
  const heading = reading.article.getByRole('heading', { name: 'Q objects', level: 2 });
  await heading.hover();
  await heading.getByRole('button', { name: 'Copy a link to “Q objects”' }).click();
  await expect(heading.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/handbook@5\.2\/guide\/queries#q-objects$/);
});

test('a page prints whole, as a document without the app around it', { tag: '@browser' }, async ({
  reading,
  page,
}) => {
  await reading.open('harbour@1.0/rules');
  await expect(reading.title).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.stretch')).toHaveCount(0);
  for (const part of ['.top-bar', '.sidebar', '.outline-column', '.pager', '.page-paths', '.section-links']) {
    await expect(page.locator(part).first()).toBeHidden();
  }
  await expect(reading.article.getByText('The very last word is halyard.')).toBeVisible();
});
