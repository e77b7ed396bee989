import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, launch, loadedPage, test } from './desktop.ts';

test('after a kill the window is where it was, and a damaged memory is kept and said', async ({
  home,
  profile,
}) => {
  const file = join(profile, 'memory.json');
  const first = await launch({ home, profile, args: [] });
  const page = await loadedPage(first);
  await page.evaluate(() => {
    location.hash = '#/handbook@5.2/guide/queries#f-expressions';
  });
  await expect(page.locator('[id="f-expressions"]')).toBeInViewport();
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('#f-expressions');
  const ended = once(first.process(), 'exit');
  first.process().kill('SIGKILL');
  await ended;

  const second = await launch({ home, profile, args: [] });
  await expect((await loadedPage(second)).locator('[id="f-expressions"]')).toBeInViewport();
  await second.close();

  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(0, whole.length / 2));
  const third = await launch({ home, profile, args: [] });
  const anew = await loadedPage(third);
  await expect(anew.getByRole('status').filter({ hasText: 'is damaged' })).toContainText(
    'memory.kept-1.json',
  );
  await expect(anew.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Documentation');
  expect(await readFile(join(profile, 'memory.kept-1.json'), 'utf8')).toBe(whole.slice(0, whole.length / 2));
  await third.close();
});
