import { expect, test } from './fixtures.ts';

test('links open in tabs, which are walked, closed, brought back and moved', async ({
  reading,
  tabs,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries');
  await expect(reading.title).toContainText('Queries');
  await expect(tabs.strip).toBeHidden();

  await reading.topics.getByRole('link', { name: 'Templates' }).click({ modifiers: ['ControlOrMeta'] });
  await reading.topics.getByRole('link', { name: 'Forms and validation' }).click({ button: 'middle' });
  const queries = 'Queries and Q objects';
  await expect(tabs.names).toHaveText([queries, 'Forms and validation', 'Templates']);
  await expect(reading.title).toContainText('Queries');

  await tabs.choose('Templates');
  await expect(reading.title).toContainText('Templates');
  expect(reading.ref).toBe('handbook@5.2/guide/templates');
  await page.goBack();
  await expect(tabs.active).toHaveText(queries);
  await expect(reading.title).toContainText('Queries');

  await page.keyboard.press(']');
  await expect(reading.title).toContainText('Forms');
  await page.keyboard.press('{');
  await expect(tabs.names).toHaveText(['Forms and validation', queries, 'Templates']);
  await tabs.close('Forms and validation');
  await expect(reading.title).toContainText('Queries');
  await page.keyboard.press('Shift+T');
  await expect(tabs.active).toHaveText('Forms and validation');
  await expect(reading.title).toContainText('Forms');
  await page.keyboard.press('x');
  await page.keyboard.press('x');
  await expect(tabs.strip).toBeHidden();
});

test('a tab that is shown again stands where it was left', async ({ reading, tabs, page }) => {
  await reading.open('handbook@5.2/guide/queries#f-expressions');
  await expect(reading.section('f-expressions')).toBeInViewport();
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 333);
  await expect.poll(() => page.evaluate(() => history.state?.scroll)).toBeGreaterThan(300);
  const left = await page.evaluate(() => scrollY);
  await page.keyboard.press('t');
  await expect(reading.title).toHaveText('Documentation');
  await tabs.strip.getByRole('button', { name: /^F expressions/ }).click();
  await expect(reading.title).toContainText('Queries');
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - left)).toBeLessThan(60);
});

test('two pages, or two versions of one, are read side by side', async ({ reading, beside, page }) => {
  await reading.open('handbook@5.2/guide/queries#lookups');
  await expect(reading.section('lookups')).toBeInViewport();
  await page.keyboard.press('s');
  await expect(beside.title).toContainText('Queries');
  await expect(beside.section('lookups')).toBeInViewport();
  await beside.version.selectOption('4.2');
  await expect(beside.link('Link to “Lookups”')).toHaveAttribute('href', /@4\.2\//);
  await expect(reading.version).toHaveValue('5.2');

  await beside.section('lookups').getByRole('link', { name: 'do not' }).click();
  await expect(beside.title).toContainText('Relations');
  await expect(beside.section('filtering-across-relations')).toBeInViewport();
  await expect(reading.title).toContainText('Queries');
  await page.keyboard.press('o');
  await expect(beside.pane).toBeFocused();

  await page.reload();
  await expect(beside.title).toContainText('Relations');
  await beside.pane.getByRole('button', { name: 'Open in the main part' }).click();
  await expect(reading.title).toContainText('Relations');
  await beside.pane.getByRole('button', { name: 'Close the split view' }).click();
  await expect(beside.pane).toBeHidden();
});
