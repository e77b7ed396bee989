import type { Page } from '@playwright/test';
import { expect, test } from './desktop.ts';

/** What a page sees of an attempt: its result, or the name of the error. */
const attempt = (page: Page, code: string) =>
  page.evaluate(
    // Chromium lifts the ban on evaluation while a debugger's own call is on the stack.
    (text) =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
        script.onload = () => resolve('ran');
        script.onerror = () => resolve('refused');
        document.head.append(script);
      }),
    code,
  );

test('the policy holds in the page: no inline script, no evaluation, no script from memory', async ({
  page,
}) => {
  const outcome = await page.evaluate(async () => {
    const state: Record<string, unknown> = {};
    Object.assign(globalThis, { wallState: state });
    const script = document.createElement('script');
    script.textContent = 'wallState.inline = true';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="wallState.handler = true">');
    // Chromium lifts the ban on evaluation while a debugger's own call is on the stack.
    await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      new Function('wallState.evaluated = true')();
    } catch {}
    return state;
  });
  expect(outcome).toEqual({});
  expect(await attempt(page, 'wallState.blob = true')).toBe('refused');
});

test('every response carries the policy, also one that refuses', async ({ page }) => {
  const paths = [
    '',
    'packs/index.json',
    'packs/handbook/manifest.json',
    'packs/none/manifest.json',
    'nothing',
    '%2e%2e%2fx',
  ];
  const answers = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (path) => {
          const { status, headers } = await fetch(path);
          return [
            path,
            status,
            headers.get('content-security-policy')?.startsWith("default-src 'none'"),
            headers.get('x-content-type-options'),
          ];
        }),
      ),
    paths,
  );
  const statuses = [200, 200, 200, 404, 404, 400];
  expect(answers).toEqual(paths.map((path, i) => [path, statuses[i], true, 'nosniff']));
});

test('serves nothing but the app and the files of packs', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      'package.json',
      '..%2fpackage.json',
      'packs/handbook/lock',
      'packs/handbook/parts/x.gz',
      'packs/handbook/..%2fx',
    ];
    const ask = async (path: string) => (await fetch(path)).status;
    const posted = (await fetch('packs/index.json', { method: 'POST' })).status;
    return [...(await Promise.all(paths.map(ask))), posted];
  });
  expect(statuses).toEqual([404, 400, 404, 404, 400, 405]);
});

test('the page has the named functions and nothing else of the program', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    names: Object.keys(window.djdocs ?? {}).sort(),
    kinds: Object.values(window.djdocs ?? {}).map((each) => typeof each),
    isFrozen: Object.isFrozen(window.djdocs),
    leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(seen).toEqual({
    names: [
      'cancelImport',
      'catalogue',
      'chooseSources',
      'forget',
      'getDocSet',
      'importSources',
      'inspect',
      'onGiven',
      'onImportMessage',
      'onSearch',
      'readMemory',
      'recognise',
      'remove',
      'rollBack',
      'searchShortcut',
      'setMemoryAside',
      'setSearchShortcut',
      'verify',
      'writeMemory',
    ],
    kinds: Array(19).fill('function'),
    isFrozen: true,
    leaks: [],
  });
});

test('no permission is granted but to copy text', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Promise.all(names.map(query));
  });
  expect(states).toEqual(Array(6).fill('denied'));
  expect(await page.evaluate(() => navigator.clipboard.writeText('copied').then(() => 'copied'))).toBe(
    'copied',
  );
});
