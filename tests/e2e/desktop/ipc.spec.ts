import { join } from 'node:path';
import { expect, ROOT, test } from './desktop.ts';
import { offer } from './offer.ts';

const PRELOAD = join(ROOT, 'out/electron/preload/preload.cjs');

test('calls that are not in the contract are refused', async ({ desktop, page, profile }) => {
  await offer(desktop, join(profile, 'kites'));
  const answers = await page.evaluate(async () => {
    const bridge = window.djdocs as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const [source] = (await window.djdocs?.chooseSources('folders')) ?? [];
    const sources = [source?.token];
    const attempts: [string, ...unknown[]][] = [
      ['chooseSources'],
      ['chooseSources', 'everything'],
      ['chooseSources', 'folders', 'more'],
      ['importSources'],
      ['importSources', null],
      ['importSources', []],
      ['importSources', { sources: [] }],
      ['importSources', { sources: '/etc' }],
      ['importSources', { sources, packs: '/tmp' }],
      ['importSources', { sources, docSet: '../up' }],
      ['importSources', { sources, docSet: ['kites'] }],
      ['importSources', { sources, version: 'a\nb' }],
      ['importSources', { sources, as: 'executable' }],
      ['importSources', { sources, fetched: { origin: { url: 'https://x', sha256: '' }, license: '' } }],
      ['cancelImport', true],
      ['readMemory', '../memory.json'],
      ['writeMemory', { text: '' }],
      ['setMemoryAside', 'elsewhere'],
      ['recognise', { path: '/etc/passwd' }],
      ['getDocSet', { name: 'django', url: 'https://evil.example/' }],
      ['remove', '../up', null],
      ['remove', 'handbook'],
      ['rollBack', 'a/b'],
      ['verify'],
      ['setSearchShortcut', 'x'.repeat(61)],
    ];
    return Promise.all(
      attempts.map(([name, ...args]) =>
        bridge[name]?.(...args).then(
          () => `${name} ${JSON.stringify(args)} was answered`,
          (error: Error) => (error.message.includes('was refused') ? 'refused' : error.message),
        ),
      ),
    );
  });
  expect(answers).toEqual(Array(25).fill('refused'));
});

test('a path is no token', async ({ page, profile }) => {
  const message = await page.evaluate(
    (path) => window.djdocs?.importSources({ sources: [path] }).catch((error: Error) => error.message),
    profile,
  );
  expect(message).toContain('was not chosen in the dialog');
});

test('a call from anywhere but the app page is refused', async ({ desktop, page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  const opening = desktop.waitForEvent('window');
  await desktop.evaluate(({ BrowserWindow }, preload) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload } });
    return window.loadURL('djdocs-app://app/packs/index.json');
  }, PRELOAD);
  const other = await opening;
  await other.waitForURL(/index\.json$/);
  const answer = await other.evaluate(() =>
    window.djdocs?.cancelImport().then(String, (error: Error) => error.message),
  );
  expect(answer).toContain('was refused');
});
