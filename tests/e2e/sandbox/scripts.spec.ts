import { expect, test } from './fixture.ts';

const script = { kind: 'script' as const };

test('a script runs with the earlier ones of its page, in an engine that has no host', async ({ runner }) => {
  const result = await runner.run('console.log(boat); console.error("oj"); boat.length', {
    ...script,
    context: [{ code: 'const boat = "Ida"' }],
  });
  expect(result).toMatchObject({ outcome: 'ran', stdout: 'Ida\n', stderr: 'oj\n', value: '3' });
  expect(result.runtime).toContain('QuickJS');
  const reach =
    'Object.keys(globalThis).concat(["fetch", "self", "postMessage"].filter((name) => name in globalThis)).join()';
  expect((await runner.run(reach, script)).value).not.toMatch(/fetch|self|postMessage/);
  expect(runner.complaints).toEqual([]);
});

test('a script that does not end or takes all memory is stopped, the page stays awake, and the next one runs', async ({
  runner,
}) => {
  const heard = runner.page.evaluate(async () => {
    let [last, worst] = [performance.now(), 0];
    for (const end = last + 2500; last < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  for (const code of [
    'for (;;);',
    'for (;;) console.log("x".repeat(1000))',
    '/(a+)+b/.test("a".repeat(60))',
  ]) {
    expect(await runner.run(code, { ...script, timeoutMs: 700 }), code).toMatchObject({ outcome: 'stopped' });
  }
  expect(await heard).toBeLessThan(400);
  const greedy = await runner.run('const a = []; for (;;) a.push(new Array(1e5).fill(1.5))', {
    ...script,
    timeoutMs: 20_000,
  });
  expect(greedy.outcome).toBe('failed');
  expect((await runner.run('1 + 1', script)).value).toBe('2');
  expect(await runner.page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
});
