import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/**
 * What axe complains of, by rule and element, in the light theme; and the contrasts of the dark one.
 * @param part selector of what is looked at; where a dialog is open, nothing else can be reached
 */
async function complaints(page: Page, part = 'html'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await new AxeBuilder({ page }).include(part).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).include(part).withRules(['color-contrast']).analyze();
  return [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

test.describe('axe finds nothing', { tag: '@browser' }, () => {
  // So that no colour is on its way to another when it is looked at.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const [view, ref, text] of [
    ['the library', '', 'Documentation'],
    ['the contents of a doc set', 'handbook@5.2', 'Django Handbook'],
    ['a topic', 'handbook@5.2/guide/queries', 'Queries'],
    ['a comparison', 'handbook@5.2/guide/queries?compare=4.2', 'What changed'],
    ['the map of a topic', 'handbook@5.2/guide/queries?view=map', 'Queries'],
    ['the symbols of a version', 'handbook@5.2?view=symbols', 'annotate'],
    ['the scratch pad', '!pad', 'Scratch pad'],
    ['a place that is not there', 'flask@3.0/quickstart', 'Not found'],
    ['a page from right to left', 'scripts@1.0/arabic', 'طائرات'],
  ] as const) {
    test(`on ${view}`, async ({ reading, page }) => {
      await reading.open(ref);
      await expect(page.getByRole('main')).toContainText(text);
      await expect(reading.title).toBeVisible();
      expect(await complaints(page)).toEqual([]);
    });
  }

  test('on search, its results and what was searched before', async ({ reading, search, page }) => {
    await reading.open('handbook@5.2/guide/queries');
    await expect(reading.title).toContainText('Queries');
    await search.find('select_related');
    expect(await complaints(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(search.dialog).toBeHidden();
    await page.keyboard.press('/');
    await expect(search.dialog).toContainText('Recent searches');
    expect(await complaints(page, 'dialog')).toEqual([]);
  });

  test('on tabs, the page beside, notes and the menu', async ({ reading, bookmarks, tabs, beside, page }) => {
    await reading.open('handbook@5.2/guide/queries#q-objects');
    await expect(reading.section('q-objects')).toBeInViewport();
    await page.keyboard.press('n');
    await page.keyboard.type('either, or both');
    expect(await complaints(page, '.section-mark')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(bookmarks.at('q-objects')).toContainText('either, or both');
    await page.keyboard.press('s');
    await expect(beside.title).toContainText('Queries');
    await reading.topics.getByRole('link', { name: 'Templates' }).click({ button: 'middle' });
    await expect(tabs.names).toHaveCount(2);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    expect(await complaints(page)).toEqual([]);
  });

  test('on the dialogs', async ({ reading, page }) => {
    await reading.open('handbook@5.2/guide/queries#q-objects');
    await expect(reading.section('q-objects')).toBeInViewport();
    await page.keyboard.press('b');
    for (const [key, name] of [
      ['?', 'Keyboard shortcuts'],
      [',', 'Settings'],
      ['h', 'History'],
      ['Shift+B', 'Bookmarks and notes'],
      ['Shift+L', /documentation/i],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      expect(await complaints(page, 'dialog'), `${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
});

test('a window as narrow as a phone, or zoomed to 400 %, shows everything without scrolling sideways', async ({
  reading,
  beside,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (const ref of [
    '',
    'handbook@5.2',
    'handbook@5.2/guide/queries',
    'scripts@1.0/chinese',
    'scripts@1.0/arabic',
  ]) {
    await reading.open(ref);
    await expect(reading.title).toBeVisible();
    expect(await width(), ref).toBe(320);
  }
  await page.keyboard.press('s');
  await expect(beside.title).toBeVisible();
  await page.keyboard.press('t');
  expect(await width()).toBe(320);
  for (const key of ['?', 'Shift+B', 'h', '/']) {
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth + 1), key).toBe(
      true,
    );
    expect(await width(), key).toBe(320);
    await page.keyboard.press('Escape');
  }
});

test('the menu and a dialog are worked by keyboard alone, and the focus comes back', {
  tag: '@browser',
}, async ({ reading, page }) => {
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('.command-menu button').first()).toBeFocused();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(outline).toBe('solid');
  const settings = page.locator('.command-menu').getByRole('button', { name: 'Settings' });
  while (!(await settings.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test('text from right to left begins at the right, among other text as well, and code does not', {
  tag: '@browser',
}, async ({ reading, page }) => {
  /** How far from the right edge of its column the first letter of an element is. */
  const fromRight = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const range = document.createRange();
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const text = walker.nextNode() as Text;
        range.setStart(text, 0);
        range.setEnd(text, 1);
        const column = document.querySelector('article')?.getBoundingClientRect().right ?? 0;
        return column - range.getBoundingClientRect().right;
      });
  await reading.open('scripts@1.0/arabic');
  await expect(reading.title).toContainText('طائرات');
  for (const selector of ['article h1', 'article p', 'article h2'])
    expect(await fromRight(selector), selector).toBeLessThan(4);
  expect(await fromRight('article pre code')).toBeGreaterThan(300);
  expect(await fromRight('article ol li p, article ol li')).toBeLessThan(60);
  await reading.open('scripts@1.0/mixed');
  await expect(reading.title).toContainText('Kites');
  expect(await fromRight('article p')).toBeGreaterThan(300);
  expect(await fromRight('article p:nth-of-type(2)')).toBeLessThan(4);
  await expect(reading.topics.getByRole('link', { name: 'طائرات الورق' })).toBeVisible();
});

test.describe('for somebody who has chosen', { tag: '@browser' }, () => {
  test('colours of their own, what is chosen and what has the focus can be told', async ({
    reading,
    search,
    tabs,
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await reading.open('handbook@5.2/guide/queries');
    await expect(reading.title).toContainText('Queries');
    await page.keyboard.press('t');
    const edge = (locator: typeof tabs.active) =>
      locator.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' ? '0px' : outlineWidth;
      });
    expect(await edge(tabs.strip.locator('.tab[data-active="true"]'))).toBe('2px');
    expect(await edge(tabs.strip.locator('.tab[data-active="false"]'))).toBe('0px');
    await search.find('queries');
    expect(await edge(search.focused)).toBe('2px');
    expect(await edge(search.results.nth(1))).toBe('0px');
  });

  test('less motion, nothing moves', async ({ reading, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await reading.open('handbook@5.2/guide/queries');
    await expect(reading.title).toContainText('Queries');
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  });
});
