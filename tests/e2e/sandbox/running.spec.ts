import { builtRuntime } from '../../helpers/built-runtime.ts';
import { expect, test } from './fixture.ts';

const MODEL = `from django.db import models
class Blog(models.Model):
    name = models.CharField(max_length=20)
`;
const ORM = `${MODEL}
Blog.objects.create(name="Beatles")
print(Blog.objects.filter(name__startswith="B").values_list("name"))
Blog.objects.count()`;

const djangos = builtRuntime()?.django ?? [];

test.afterEach(({ runner }) => {
  expect(runner.complaints).toEqual([]);
});

test('prints, shows the last value and says what ran it', async ({ runner }) => {
  const result = await runner.run('import sys\nprint("hej")\nprint("oj", file=sys.stderr)\n6 * 7');
  expect(result).toMatchObject({ outcome: 'ran', stdout: 'hej\n', stderr: 'oj\n', value: '42' });
  expect(result.runtime).toMatch(/^Python 3\.\d+\.\d+$/);
  const heard = await runner.page.evaluate(() => window.heard);
  expect(heard).toEqual(['status Starting Python', 'status Running', 'stdout hej\n', 'stderr oj\n']);
});

test('names the line of an error', async ({ runner }) => {
  const result = await runner.run('x = 1\ny = 0\nprint(x / y)');
  expect(result.outcome).toBe('failed');
  expect(result.traceback).toMatch(/^Traceback .*\n {2}File "snippet.py", line 3, in <module>\n/);
  expect(result.traceback).toContain('ZeroDivisionError');
});

test('runs the page’s earlier snippets first', async ({ runner }) => {
  expect(await runner.run('x + 1', { context: [{ code: 'x = 1' }, { code: 'print(x)' }] })).toMatchObject({
    stdout: '',
    value: '2',
  });
  const failed = await runner.run('x', { context: [{ code: 'x = 1' }, { code: 'y = nothing' }] });
  expect(failed).toMatchObject({ outcome: 'ran', value: '1' });
  expect(failed.notice).toContain('Earlier snippet 2');
});

test('forgets a run before the next', async ({ runner }) => {
  await runner.run('left = 1\nimport json\njson.dumps = None');
  expect((await runner.run('import json\n("left" in globals(), json.dumps(1))')).value).toBe("(False, '1')");
});

test('runs one after another when asked for several at once', async ({ runner }) => {
  const results = await Promise.all([runner.run('print(1)'), runner.run('print(2)'), runner.run('print(3)')]);
  expect(results.map(({ stdout }) => stdout)).toEqual(['1\n', '2\n', '3\n']);
});

test('lets a coroutine sleep only where there is something to wait on', async ({ runner }) => {
  expect(await runner.run('async def f(): return 5\nawait f()')).toMatchObject({
    outcome: 'ran',
    value: '5',
  });
});

test.describe('Django', () => {
  test.skip(djangos.length === 0, 'the built runtime has no Django');

  test('creates a table, inserts and filters', async ({ runner }) => {
    const result = await runner.run(ORM);
    expect(result).toMatchObject({ outcome: 'ran', stdout: "<QuerySet [('Beatles',)]>\n", value: '1' });
    expect(result.runtime).toContain('Django');
    expect(result.notice).toBeUndefined();
  });

  test('starts every run with an empty database', async ({ runner }) => {
    const code = 'Blog.objects.create(name="x"); Blog.objects.count()';
    for (let i = 0; i < 3; i += 1)
      expect((await runner.run(code, { context: [{ code: MODEL }] })).value).toBe('1');
  });

  for (const { version } of djangos) {
    test(`runs a page of ${version} on ${version}`, async ({ runner }) => {
      const result = await runner.run('import django\ndjango.get_version()', { docVersion: version });
      expect(result).toMatchObject({ outcome: 'ran', value: `'${version}'` });
      expect(result.notice).toBeUndefined();
    });
  }

  test('says which Django stands in for one that is not here', async ({ runner }) => {
    const result = await runner.run('import django', { docVersion: '1.11' });
    expect(result.notice).toContain('documents 1.11');
  });
});
