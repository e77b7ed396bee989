import { readFile } from 'node:fs/promises';
import { tryAll, WAYS_OUT } from '../../helpers/ways-out.ts';
import { expect, RunnerPage, test } from './fixture.ts';
import { GONE, PROBE, UNTAMED_WORKER } from './probes.ts';

const FRAME = new URL('../../../out/web/sandbox/frame.html', import.meta.url);

test('lets nothing out, whichever way a snippet tries', async ({ runner, spy }) => {
  spy.seen.length = 0;
  const asked: string[] = [];
  runner.page.on('request', (request) => asked.push(request.url()));
  const { stdout } = await runner.run(tryAll(WAYS_OUT, spy.port));
  await runner.page.waitForTimeout(1000);
  const tried = stdout.split('\n').flatMap((line) => /^(.*)\|\w+$/.exec(line)?.[1] ?? []);
  // The last one ends Python, and so leaves no line of its own.
  expect(tried).toEqual(Object.keys(WAYS_OUT).slice(0, -1));
  expect(spy.seen).toEqual([]);
  expect(asked.filter((url) => url.includes(String(spy.port)))).toEqual([]);
});

test('gives Python no name of the page, its storage or other pages', async ({ runner }) => {
  const names = [
    'document',
    'parent',
    'top',
    'window',
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
  ];
  const more = [
    'BroadcastChannel',
    'navigator',
    'cookieStore',
    'fetch',
    'postMessage',
    'self',
    'globalThis',
    'Worker',
  ];
  const result = await runner.run(PROBE([...names, ...more]));
  expect(result.stdout).toBe('[]\n');
});

/** Code that runs in the worker as JavaScript, as if a snippet had broken out of Python altogether. */
async function inWorker<T>(runner: RunnerPage, expression: string): Promise<T> {
  await runner.run('1');
  const [worker] = runner.page.workers();
  if (worker === undefined) throw new Error('there is no worker');
  return worker.evaluate(
    `(async () => { try { return await (${expression}); } catch (e) { return 'refused: ' + e; } })()`,
  );
}

test('leaves the worker nothing to reach out with', async ({ runner }) => {
  const list = JSON.stringify(GONE);
  const left = `${list}.filter((path) => path.split('.').reduce((at, name) => at?.[name], globalThis) !== undefined)`;
  expect(await inWorker(runner, left)).toEqual([]);
});

for (const host of ['a server that sends headers', 'a host that sends none']) {
  test(`refuses connections by policy, with the originals at hand, from ${host}`, async ({
    page,
    bareSite,
    site,
    spy,
  }) => {
    spy.seen.length = 0;
    // The same frame and policy, but with a worker of our own that has not lost anything.
    const body = UNTAMED_WORKER.replaceAll('SPY', `127.0.0.1:${spy.port}`);
    await page.route('**/sandbox/worker.js', (route) =>
      route.fulfill({ body, contentType: 'text/javascript' }),
    );
    const runner = new RunnerPage(page);
    await runner.open(host.endsWith('none') ? bareSite : site);
    await page.evaluate(() => {
      const app = new BroadcastChannel('app');
      app.onmessage = () => app.postMessage('heard');
    });
    const { value } = await runner.run('');
    expect(JSON.parse(String(value))).toEqual({ origin: 'null', open: [] });
    expect(spy.seen).toEqual([]);
  });
}

test('sees all those tries when the frame has no policy, so that silence means something', async ({
  page,
  openSite,
  spy,
}) => {
  spy.seen.length = 0;
  const body = UNTAMED_WORKER.replaceAll('SPY', `127.0.0.1:${spy.port}`);
  await page.route('**/sandbox/worker.js', (route) =>
    route.fulfill({ body, contentType: 'text/javascript' }),
  );
  const runner = new RunnerPage(page);
  await runner.open(openSite);
  const { value } = await runner.run('');
  expect(JSON.parse(String(value)).open).toEqual(
    expect.arrayContaining(['fetch', 'xhr', 'import', 'nested', 'code']),
  );
  const seen = ['GET /fetch', 'GET /xhr', 'upgrade /socket', 'GET /events', 'GET /import.mjs', 'GET /nested'];
  expect(spy.seen).toEqual(expect.arrayContaining(seen));
});

test('keeps the frame itself from the page', async ({ runner }) => {
  await runner.run('1');
  const frame = runner.page.frames().find((one) => one.url().endsWith('sandbox/frame.html'));
  const reach = await frame?.evaluate(() => {
    const tries: Record<string, () => unknown> = {
      document: () => window.parent.document.body,
      name: () => Reflect.get(window.parent, 'runner'),
      local: () => window.localStorage.length,
      session: () => window.sessionStorage.length,
      cookie: () => document.cookie,
      popup: () => window.open('about:blank')?.closed ?? Promise.reject(new Error('none')),
    };
    return Object.keys(tries).filter((name) => {
      try {
        const value = tries[name]?.();
        return !(value instanceof Promise);
      } catch {
        return false;
      }
    });
  });
  expect(reach).toEqual([]);
});

test('keeps the frame from leading anywhere else', async ({ runner, spy }) => {
  spy.seen.length = 0;
  await runner.run('1');
  const frame = runner.page.frames().find((one) => one.url().endsWith('sandbox/frame.html'));
  await frame?.evaluate((port) => {
    location.href = `http://127.0.0.1:${port}/frame`;
  }, spy.port);
  await runner.page.waitForTimeout(500);
  // Chromium may open a connection before it asks the policy; nothing is sent through it. No foreign code runs in this frame.
  expect(spy.seen.filter((one) => one !== 'a connection')).toEqual([]);
});

test('lets only the page that holds the frame start something in it', async ({ runner }) => {
  await runner.page.evaluate(async () => {
    const [sibling, frame] = [document.createElement('iframe'), document.createElement('iframe')];
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = 'sandbox/frame.html';
    const ready = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
    document.body.append(sibling, frame);
    await ready;
  });
  const start = () => {
    const buffer = () => new ArrayBuffer(0);
    const worker = new TextEncoder().encode(
      'self.onmessage = ({ ports: [port] }) => port.postMessage("started")',
    ).buffer;
    const runtime = { loader: buffer(), module: buffer(), wasm: buffer(), stdlib: buffer(), packs: [] };
    const boot = { type: 'djdocs-boot', worker, runtime, lockInfo: {}, memoryLimit: 1, withDjango: false };
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => resolve('nothing'), 1000);
    });
    const holder = window.parent === window ? window : window.parent;
    holder.frames[1]?.postMessage(boot, '*', [port2]);
    return heard;
  };
  const sibling = runner.page.frames().find((one) => one.url() === 'about:blank');
  expect(await sibling?.evaluate(start)).toBe('nothing');
  expect(await runner.page.evaluate(start)).toBe('started');
});

test('is harmless when opened by its address', async ({ page, site }) => {
  await page.goto(new URL('sandbox/frame.html', site.url).href);
  expect(await page.evaluate(() => self.origin)).toBe('null');
});

test('carries its policy in the page for hosts that send no headers', async ({ page, bareSite }) => {
  const runner = new RunnerPage(page);
  await runner.open(bareSite);
  expect((await runner.run('6 * 7')).value).toBe('42');
  expect(runner.complaints).toEqual([]);
  const built = await readFile(FRAME, 'utf8');
  expect(built).toMatch(
    /script-src 'sha256-[^']+' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'/,
  );
  expect(built).not.toContain('unsafe-inline');
});
