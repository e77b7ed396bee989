import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test.beforeEach(({ site }) => {
  // The checker itself is no friend of Trusted Types.
  site.server.policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'";
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing is wrong for axe in ${colorScheme} colours`, async ({
    open,
    page,
    widget,
    box,
    options,
    status,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(`<djdocs-search packs="packs" theme="auto"></djdocs-search>`);
    // The page's own colours are not the widget's.
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'light dark'));
    await box.focus();
    expect(await problems(page)).toEqual([]);
    await box.fill('query');
    await expect(options.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await problems(page)).toEqual([]);
    await box.fill('xyzzyqqqq');
    await expect(status).toHaveText('Nothing was found for “xyzzyqqqq”');
    expect(await problems(page)).toEqual([]);
    await widget.evaluate((element) => element.setAttribute('mode', 'dialog'));
    await widget.getByRole('button', { name: 'Search the documentation' }).click();
    await box.fill('query');
    await expect(options.first()).toBeVisible();
    expect(await problems(page)).toEqual([]);
  });
}

test('it fits a narrow window, reads from the right, and shows what is chosen in forced colours', async ({
  open,
  page,
  box,
  options,
  widget,
}) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await page.emulateMedia({ forcedColors: 'active' });
  await open('<div dir="rtl"><djdocs-search packs="packs"></djdocs-search></div>');
  await box.fill('query');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const list = await widget.getByRole('listbox').boundingBox();
  expect(list?.x).toBeGreaterThanOrEqual(0);
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(320);
  const outline = await options.first().evaluate((option) => getComputedStyle(option).outlineStyle);
  expect(outline).toBe('solid');
  const [icon, field] = await Promise.all([
    widget.locator('[part=icon]').boundingBox(),
    widget.locator('[part=input]').boundingBox(),
  ]);
  expect(icon?.x).toBeGreaterThan(field?.x ?? 0);
});
