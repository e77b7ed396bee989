import { expect, test } from './fixture.ts';

test.describe.configure({ timeout: 120_000 });

const ENDLESS: Record<string, string> = {
  'an endless loop': 'while True: pass',
  'a long sum': 'sum(range(10**12))',
  'a regular expression that backtracks': 'import re; re.match(r"(a+)+b", "a" * 60)',
  'a recursive query':
    'import sqlite3; sqlite3.connect(":memory:").execute("with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c").fetchall()',
  'a swallowed interrupt': 'while True:\n  try:\n    while True: pass\n  except BaseException: pass',
  'a signal handler that ignores it':
    'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass',
  'a sleep': 'import time; time.sleep(1000)',
};

test('ends what does not end at the time limit, and runs the next snippet', async ({ runner }) => {
  for (const [name, code] of Object.entries(ENDLESS)) {
    const result = await runner.run(`print("before")\n${code}`, { timeoutMs: 700 });
    expect(result, name).toMatchObject({ outcome: 'stopped', stdout: 'before\n' });
    expect(result.notice, name).toContain('0.7 seconds');
    expect(result.seconds, name).toBeLessThan(3);
    expect((await runner.run('1 + 1')).value, name).toBe('2');
  }
});

test('ends a run by stop(), takes frame and worker away, and runs the next snippet', async ({ runner }) => {
  const run = runner.run('print("before")\nwhile True: pass');
  await expect
    .poll(() => runner.page.evaluate(() => window.heard.join()), { timeout: 60_000 })
    .toContain('before');
  expect(await runner.page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(1);
  await runner.page.evaluate(() => window.runner.stop());
  expect(await run).toMatchObject({ outcome: 'stopped', stdout: 'before\n', notice: 'Stopped.' });
  expect(await runner.page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  await expect.poll(() => runner.page.workers().length).toBe(0);
  expect((await runner.run('1 + 1')).value).toBe('2');
});

test('stops while Python is still starting, and what waits behind it', async ({ runner }) => {
  const runs = [runner.run('1'), runner.run('2')];
  await runner.page.waitForFunction(() => document.querySelector('iframe') !== null);
  await runner.page.evaluate(() => window.runner.stop());
  for (const result of await Promise.all(runs)) expect(result).toMatchObject({ outcome: 'stopped' });
  expect((await runner.run('1 + 1')).value).toBe('2');
});

test('keeps the page awake meanwhile', async ({ runner }) => {
  await runner.run('1');
  const run = runner.run('while True: print("x" * 1000)', { timeoutMs: 1500 });
  const longest = await runner.page.evaluate(async () => {
    let last = performance.now();
    let worst = 0;
    for (const end = last + 1200; last < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  });
  expect((await run).outcome).toBe('stopped');
  expect(longest).toBeLessThan(400);
});

test('caps what is printed, and says so', async ({ runner }) => {
  const result = await runner.run('for i in range(100_000): print("x" * 1000)');
  expect(result.stdout).toHaveLength(1_000_000);
  expect(result.notice).toContain('the rest was dropped');
  expect((await runner.run('print(1)')).stdout).toBe('1\n');
});

test('refuses more memory than there is for a snippet, and goes on', async ({ runner }) => {
  expect((await runner.run('x = [0] * 10**9')).traceback).toContain('MemoryError');
  expect((await runner.run('x = bytearray(500 * 2**20)')).traceback).toContain('MemoryError');
  expect((await runner.run('len(bytearray(200 * 2**20))')).value).toBe(String(200 * 2 ** 20));
  expect((await runner.run('1 + 1')).value).toBe('2');
});

test('survives what ends Python itself', async ({ runner }) => {
  const fatal = {
    'os._exit': 'import os; os._exit(0)',
    'an abort': 'import os; os.abort()',
    'a recursion without an end': 'import sys; sys.setrecursionlimit(10**6)\ndef f(): f()\nf()',
  };
  for (const [name, code] of Object.entries(fatal)) {
    expect((await runner.run(code, { timeoutMs: 3000 })).outcome, name).not.toBe('ran');
    expect((await runner.run('1 + 1')).value, name).toBe('2');
  }
});
