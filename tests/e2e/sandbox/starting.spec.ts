import { expect, test } from './fixture.ts';

test('loads nothing before the first run', async ({ page, runner }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForTimeout(300);
  expect(asked).toEqual([]);
  expect(await page.locator('iframe').count()).toBe(0);
  await runner.run('1');
  expect(asked.filter((path) => path.includes('/runtime/django'))).toEqual([]);
});

test('says what to do when Django is needed and not there', async ({ page, runner }) => {
  await page.route('**/runtime/runtime.json', async (route) => {
    const manifest = await (await route.fetch()).json();
    await route.fulfill({ json: { ...manifest, django: [] } });
  });
  const result = await runner.run('import django');
  expect(result.outcome).toBe('failed');
  expect(result.traceback).toContain('ModuleNotFoundError');
  expect(result.notice).toContain('There is no Django in this djdocs');
  expect((await runner.run('1 + 1')).notice).toBeUndefined();
});

test('says which file is missing, and tries again the next time', async ({ page, runner }) => {
  await page.route('**/runtime/runtime.json', (route) => route.fulfill({ status: 404 }));
  const result = await runner.run('1');
  expect(result).toMatchObject({ outcome: 'failed', stdout: '' });
  expect(result.notice).toBe('Python could not be started: runtime/runtime.json could not be loaded (404)');
  await page.unroute('**/runtime/runtime.json');
  expect((await runner.run('1 + 1')).value).toBe('2');
});

test('refuses a file that was cut off', async ({ page, runner }) => {
  await page.route('**/runtime/python-stdlib.zip', (route) => route.fulfill({ body: 'PK' }));
  expect((await runner.run('1')).notice).toMatch(
    /python-stdlib\.zip has 2 bytes instead of \d+; build the runtime again$/,
  );
});

test('gives up on a worker that never starts', async ({ page, runner }) => {
  await page.route('**/sandbox/worker.js', (route) => route.fulfill({ body: '' }));
  await page.evaluate(() => {
    window.runner = window.createRunner({ baseUrl: './', bootTimeoutMs: 500 });
  });
  expect((await runner.run('1')).notice).toContain('did not start within 0.5 seconds');
  expect(await page.locator('iframe').count()).toBe(0);
});

test('says why a worker has broken', async ({ page, runner }) => {
  await page.route('**/sandbox/worker.js', (route) => route.fulfill({ body: 'throw new Error("oj")' }));
  expect((await runner.run('1')).notice).toContain('oj');
});
