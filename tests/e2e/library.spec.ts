import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';

const DJDOCS = fileURLToPath(new URL('../../out/cli/djdocs.js', import.meta.url));

/** A served djdocs of its own with an empty home, and a folder of documentation to give to it. */
const test = base.extend<{ served: { address: string; home: string; kites: string; uploads: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  served: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'djdocs-library-'));
    const kites = join(home, 'given/kites');
    await mkdir(join(kites, 'deep'), { recursive: true });
    await writeFile(join(kites, 'index.md'), '# Kites\n\nHow to fly one.\n');
    await writeFile(join(kites, 'deep/string.md'), '# String\n\nA hundred metres.\n');
    const uploads = join(home, 'uploads');
    await mkdir(uploads);
    const env = { ...process.env, DJDOCS_HOME: home, TMPDIR: uploads };
    const server = spawn(process.execPath, [DJDOCS, 'serve', '--port', '0'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    const address = String((await lines.next()).value).trim();
    await use({ address, home, kites, uploads });
    server.kill();
    await rm(home, { recursive: true, force: true });
  },
});

test('a folder is added, verified, updated, taken back and removed in the page @browser', async ({
  page,
  served: { address, home, kites },
}) => {
  await page.goto(address);
  await page.getByRole('main').waitFor();
  await page.keyboard.press('Shift+L');
  const dialog = page.getByRole('dialog');
  const add = async () => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Add folder…' }).click();
    await (await choosing).setFiles(kites);
    await expect(dialog.getByRole('group', { name: 'kites' })).toContainText('Taken as markdown');
    await dialog.getByLabel('Version').fill('1.0');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('link', { name: 'kites 1.0' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Add more' }).click();
  };
  await add();
  const entry = dialog.getByRole('list', { name: 'Documentation' }).getByRole('listitem').first();
  await expect(entry).toContainText('1.0 2 topics');
  await writeFile(join(kites, 'wind.md'), '# Wind\n');
  await add();
  await expect(entry).toContainText('1.0 3 topics');
  await entry.getByRole('button', { name: 'Roll back' }).click();
  await expect(entry).toContainText('1.0 2 topics');
  await entry.getByRole('button', { name: 'Verify' }).click();
  await expect(entry).toContainText(/All \d+ parts/);

  await dialog.getByText('Get well-known documentation').click();
  await expect(dialog.getByRole('button', { name: 'Fetch from media.djangoproject.com' })).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Take a file…' }).first().click();
  await (await choosing).setFiles(join(kites, 'index.md'));
  await expect(dialog.getByLabel('Documentation')).toHaveValue('django');
  await expect(dialog.getByLabel('Version')).toHaveValue('6.0');
  await dialog.getByRole('button', { name: 'Do not add' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('link', { name: 'kites', exact: true }).first()).toBeVisible();

  await page.keyboard.press('Shift+L');
  await entry.getByRole('button', { name: 'Remove', exact: true }).click();
  await entry.getByRole('button', { name: 'Remove it' }).click();
  await expect(dialog.getByText('Nothing is installed yet.')).toBeVisible();
  expect(await readdir(join(home, 'packs'))).toEqual([]);
});

test('what is dropped on the page is handed over; too much is refused with a sentence @browser', async ({
  page,
  served: { address, home, kites, uploads },
}) => {
  await page.goto(address);
  await page.getByRole('main').waitFor();
  await page.getByRole('button', { name: 'Manage documentation' }).waitFor();
  const session = await page.context().newCDPSession(page);
  const drop = async (files: string[]) => {
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  };
  await drop([kites]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'kites' })).toContainText('Taken as markdown');
  await dialog.getByRole('button', { name: 'Do not add' }).click();
  await expect
    .poll(async () => (await readdir(uploads)).filter((name) => name.startsWith('djdocs-upload-')))
    .toEqual([]);
  const many = Array.from({ length: 1200 }, (_, i) => join(home, 'given', `${i}.md`));
  for (const file of many) await writeFile(file, '# One\n');
  await drop(many);
  await expect(dialog.getByRole('alert')).toContainText('Drop the folder that they are in');
  expect(await readdir(home)).not.toContain('packs');
});

test('handing over and adding can be cancelled, and nothing is left behind @browser', async ({
  page,
  served: { address, home, uploads },
}) => {
  await page.goto(address);
  await page.getByRole('main').waitFor();
  const many = join(home, 'given/many');
  await mkdir(many);
  const words = Array.from({ length: 3000 }, (_, i) => `word${(i * 7919) % 2999}`).join(' ');
  for (let i = 0; i < 150; i++) await writeFile(join(many, `${i}.md`), `# Page ${i}\n\n${words}\n`);
  await page.keyboard.press('Shift+L');
  const dialog = page.getByRole('dialog');
  const choose = async () => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Add folder…' }).click();
    await (await choosing).setFiles(many);
  };
  // The last file waits, so that there is time to change one's mind.
  await page.route(/path=many%2F99\.md/, () => {});
  await choose();
  await expect(dialog.getByText(/of 150 files handed over/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('button', { name: 'Add folder…' })).toBeVisible();
  await expect
    .poll(async () => (await readdir(uploads)).filter((name) => name.startsWith('djdocs-upload-')))
    .toEqual([]);
  await page.unroute(/path=many%2F99\.md/);

  await choose();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Cancelled. What was installed before is as it was.')).toBeVisible();
  await expect
    .poll(async () => (await readdir(uploads)).filter((name) => name.startsWith('djdocs-upload-')))
    .toEqual([]);
  expect((await readdir(home)).includes('packs') ? await readdir(join(home, 'packs')) : []).toEqual([]);
});
