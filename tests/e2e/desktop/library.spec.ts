import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './desktop.ts';
import { offer } from './offer.ts';

const fromMenu = (desktop: ElectronApplication, id: string) =>
  desktop.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);

/** Drops files on the window as a hand does: through Chromium, with what it knows of them. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await session.detach();
}

test('a folder from the menu is shown as it was recognised, changed, added and reported', async ({
  desktop,
  page,
  profile,
  home,
}) => {
  await offer(desktop, join(profile, 'kites'));
  await writeFile(join(profile, 'kites/deep.md'), `# Deep\n\n${'> '.repeat(150)}too deep\n`);
  await fromMenu(desktop, 'add-folder');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'kites' })).toContainText('Taken as markdown');
  await dialog.getByLabel('Documentation').fill('flying');
  await dialog.getByLabel('Version').fill('2.0');
  await dialog.getByLabel('Format').selectOption('plain-text');
  await dialog.getByLabel('Format').selectOption('');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('1 problem').click();
  await expect(dialog.getByRole('link', { name: /^deep\.md/ })).toBeVisible();
  expect((await readdir(join(home, 'packs'))).sort()).toEqual(['flying', 'handbook']);
  await dialog.getByRole('link', { name: 'flying 2.0' }).click();
  await expect(page.getByRole('navigation', { name: 'Topics' })).toContainText('String');
});

test('what is dropped on the window is looked at; too much of it, and what is not there, is refused', async ({
  desktop,
  page,
  profile,
  home,
}) => {
  await offer(desktop, join(profile, 'kites'));
  await page.getByRole('button', { name: 'Manage documentation' }).waitFor();
  await drop(page, [join(profile, 'kites')]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'kites' })).toContainText('Taken as markdown');
  await dialog.getByRole('button', { name: 'Do not add' }).click();
  // A page cannot make up a drop: its own events are not trusted, and its files lie nowhere.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['# Forged'], 'kites'));
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await mkdir(join(profile, 'many'));
  const many = Array.from({ length: 1200 }, (_, i) => join(profile, 'many', `${i}.md`));
  for (const file of many) await writeFile(file, '# One\n');
  await drop(page, many);
  await expect(dialog.getByRole('alert')).toContainText('Drop the folder that they are in');
  await expect(dialog.getByRole('group', { name: /kites|md$/ })).toHaveCount(0);
  expect(await readdir(join(home, 'packs'))).toEqual(['handbook']);
});

test('the library says what is installed, and verifies, goes back and removes', async ({ page, home }) => {
  await page.getByRole('button', { name: 'Manage documentation' }).click();
  const dialog = page.getByRole('dialog');
  const entry = dialog.getByRole('list', { name: 'Documentation' }).getByRole('listitem').first();
  await expect(entry).toContainText('Django Handbook handbook');
  await expect(entry).toContainText('never verified');
  await expect(entry).toContainText('guide (mkdocs), MIT');
  await entry.getByRole('button', { name: 'Verify' }).click();
  await expect(entry).toContainText(/All \d+ parts are as they were written/);
  await expect(entry).not.toContainText('never verified');
  await expect(entry.getByRole('button', { name: 'Roll back' })).toHaveCount(0);
  await entry.getByRole('button', { name: 'Remove version 4.2' }).click();
  await entry.getByRole('button', { name: 'Remove it' }).click();
  await expect(entry).not.toContainText('4.2');
  await entry.getByRole('button', { name: 'Remove', exact: true }).click();
  await entry.getByRole('button', { name: 'Keep' }).click();
  expect(await readdir(join(home, 'packs'))).toEqual(['handbook']);
});

test('the keys for searching are the person’s to set; what cannot be had is said', async ({
  desktop,
  page,
}) => {
  await page.keyboard.press('Shift+L');
  const dialog = page.getByRole('dialog');
  const keys = dialog.getByLabel(/bring djdocs up to search/);
  await desktop.evaluate(({ globalShortcut }) => {
    const register = globalShortcut.register.bind(globalShortcut);
    globalShortcut.register = (accelerator, callback) => {
      Object.assign(globalThis, { pressShortcut: callback });
      return register(accelerator, callback);
    };
  });
  await keys.fill('no keys at all');
  await dialog.getByRole('button', { name: 'Use these keys' }).click();
  await expect(dialog.getByRole('alert')).toContainText('cannot be had');
  await keys.fill('Control+Alt+D');
  await dialog.getByRole('button', { name: 'Use these keys' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await desktop.evaluate(() => (globalThis as unknown as { pressShortcut: () => void }).pressShortcut());
  await expect(page.getByRole('combobox', { name: 'Search the documentation' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await fromMenu(desktop, 'search');
  await expect(page.getByRole('combobox', { name: 'Search the documentation' })).toBeFocused();
});
