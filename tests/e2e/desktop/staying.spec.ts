import { once } from 'node:events';
import { expect, launch, loadedPage, test } from './desktop.ts';

test('the window opens where it stood, also after the program was killed', async ({ home, profile }) => {
  const start = () => launch({ home, profile, args: [] });
  const boundsOf = (app: Awaited<ReturnType<typeof start>>) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  const first = await start();
  await loadedPage(first);
  const place = { x: 130, y: 90, width: 900, height: 700 };
  await first.evaluate(({ BrowserWindow }, to) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(to);
    window?.close();
  }, place);
  await first.close().catch(() => {});

  const second = await start();
  await loadedPage(second);
  expect(await boundsOf(second)).toEqual(place);
  const killed = second.process();
  killed.kill('SIGKILL');
  await once(killed, 'exit');

  const third = await start();
  const page = await loadedPage(third);
  expect(await boundsOf(third)).toEqual(place);
  await expect(page.getByRole('link', { name: 'Django Handbook' })).toBeVisible();
  await third.close();
});

test('the help says how to get the command, and where both keep their documentation', async ({
  desktop,
  page,
  home,
}) => {
  await expect(page.getByRole('main')).toBeVisible();
  const shown = await desktop.evaluate(async ({ dialog, Menu }) => {
    const said: string[] = [];
    dialog.showMessageBox = (async (options: Electron.MessageBoxOptions) => {
      said.push(`${options.message}\n${options.detail}`);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    Menu.getApplicationMenu()?.getMenuItemById('command-help')?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return said;
  });
  expect(shown).toEqual([expect.stringContaining('npm install --global djdocs')]);
  expect(shown[0]).toContain(home);
  expect(shown[0]).toContain('djdocs-app');
});
