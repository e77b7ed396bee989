import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

const manifest = builtRuntime();

function runIn(python: Interpreter, code: string, context: readonly string[] = [], appLabel?: string) {
  let stdout = '';
  const request = {
    code,
    context: context.map((one) => ({ code: one })),
    timeoutMs: 5000,
    ...(appLabel && { appLabel }),
  };
  const result = python.run(request, (kind, text) => {
    if (kind === 'stdout') stdout += text;
  });
  return { ...result, stdout };
}

describe.skipIf(manifest === undefined)('plain Python', () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode();
  }, 60_000);

  it('prints, and shows the last expression', () => {
    expect(runIn(python, 'print("hej")\n6 * 7')).toMatchObject({
      outcome: 'ran',
      stdout: 'hej\n',
      value: '42',
    });
  });

  it('shows no value for None and for statements', () => {
    expect(runIn(python, 'None').value).toBeUndefined();
    expect(runIn(python, 'x = 3').value).toBeUndefined();
  });

  it("starts a traceback at the reader's own line", () => {
    const { outcome, traceback } = runIn(python, 'import json\n\njson.loads("{")');
    expect(outcome).toBe('failed');
    expect(traceback).toMatch(
      /^Traceback \(most recent call last\):\n {2}File "snippet.py", line 3, in <module>\n {4}json/,
    );
    expect(traceback).not.toContain('djdocs_sandbox');
  });

  it('shows a syntax error without any frame of the sandbox', () => {
    const { traceback } = runIn(python, 'x = 1\nif x\n  pass');
    expect(traceback).toMatch(/^ {2}File "snippet.py", line 2\n {4}if x\n/);
  });

  it('names the real line in a session, too', () => {
    expect(runIn(python, '>>> 1 + 1\n2\n>>> nothing\n').traceback).toContain('line 3');
  });

  it('runs earlier snippets first and drops what they print', () => {
    expect(runIn(python, 'print(x)', ['x = 5\nprint("unheard")'])).toMatchObject({
      outcome: 'ran',
      stdout: '5\n',
    });
  });

  it('leaves out an earlier snippet that fails, says which, and goes on', () => {
    const result = runIn(python, 'print(x)', ['x = 1', '1 / 0', 'x += 1']);
    expect(result).toMatchObject({ outcome: 'ran', stdout: '2\n' });
    expect(result.notice).toBe('Earlier snippet 2 of this page failed and was left out.');
  });

  it('forgets everything between runs: names, changed modules, files, open files', () => {
    runIn(
      python,
      'import json, builtins\nleft = 1\njson.dumps = None\nbuiltins.left = 2\nopen("/tmp/a", "w").write("x")',
    );
    const code =
      'import json, os\n("left" in globals(), json.dumps([1]), os.listdir("/tmp"), os.listdir("."))';
    expect(runIn(python, code)).toMatchObject({ outcome: 'ran', value: "(False, '[1]', [], [])" });
  });

  it('gives other random numbers each time', () => {
    const roll = () => runIn(python, 'import random\nrandom.random()').value;
    expect(roll()).not.toBe(roll());
  });

  it('knows time zones', () => {
    expect(runIn(python, 'import zoneinfo; str(zoneinfo.ZoneInfo("UTC"))').value).toBe("'UTC'");
  });

  it('treats exit() as an end and not as a failure, unless it says so', () => {
    expect(runIn(python, 'raise SystemExit').outcome).toBe('ran');
    expect(runIn(python, 'import sys; sys.exit("no")')).toMatchObject({
      outcome: 'failed',
      traceback: 'SystemExit: no\n',
    });
  });

  it('gives input() an end of file', () => {
    expect(runIn(python, 'input()').traceback).toContain('EOFError');
  });

  it('shows what a value is when its repr fails', () => {
    expect(runIn(python, 'class A:\n  def __repr__(self): 1/0\nA()').traceback).toContain(
      'line 2, in __repr__',
    );
  });

  it('has no way to JavaScript by name', () => {
    expect(runIn(python, 'import js\njs.fetch').outcome).toBe('failed');
  });
});

describe.skipIf(manifest === undefined)('limits', () => {
  it('keeps memory below its limit and goes on afterwards', async () => {
    const python = await bootInNode();
    expect(runIn(python, 'x = bytearray(10**9)').traceback).toContain('MemoryError');
    expect(runIn(python, '1 + 1').value).toBe('2');
    expect(runIn(python, 'open("/tmp/big", "wb").write(bytes(200_000_000))').traceback).toContain(
      'OSError: [Errno 51',
    );
  }, 60_000);

  it('is dead after os._exit, and says so', async () => {
    const python = await bootInNode();
    const result = runIn(python, 'import os; os._exit(3)');
    expect(result).toMatchObject({ outcome: 'failed', dead: true });
    expect(result.notice).toContain('ended');
  }, 60_000);

  it('is dead after a file of the runtime was changed', async () => {
    const python = await bootInNode('5.2');
    const code =
      'import os\nos.chmod("/usr/share/zoneinfo/UTC", 0o666)\nopen("/usr/share/zoneinfo/UTC", "r+b").write(b"x")';
    expect(runIn(python, code)).toMatchObject({ outcome: 'ran', dead: true });
  }, 60_000);
});

describe.each(manifest?.django.map(({ version }) => version) ?? [])('Django %s', (version) => {
  const model = `from django.db import models
class Blog(models.Model):
    name = models.CharField(max_length=20)
    def __str__(self): return self.name`;
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode(version);
  }, 60_000);

  it('makes tables for the models of the snippet itself', () => {
    const code = `${model}\nBlog.objects.create(name="Beatles")\nBlog.objects.filter(name__startswith="B")`;
    expect(runIn(python, code)).toMatchObject({ outcome: 'ran', value: '<QuerySet [<Blog: Beatles>]>' });
  });

  it('makes tables for the models of the context, and starts empty each time', () => {
    const code = 'Blog.objects.create(name="x")\n(Blog.objects.count(), Blog._meta.label)';
    for (let i = 0; i < 3; i += 1) expect(runIn(python, code, [model]).value).toBe("(1, 'handbook.Blog')");
  });

  it('waits with a table until both ends of a relation are there', () => {
    const context = [
      'from django.db import models\nclass Post(models.Model):\n  blog = models.ForeignKey("Blog", models.CASCADE)',
      model,
    ];
    expect(runIn(python, 'Post.objects.create(blog=Blog.objects.create(name="b")).pk', context).value).toBe(
      '1',
    );
  });

  it('takes another app label', () => {
    expect(runIn(python, 'Blog.objects.create(name="x")\nBlog._meta.label', [model], 'shop').value).toBe(
      "'shop.Blog'",
    );
    expect(runIn(python, 'Blog._meta.label', [model]).value).toBe("'handbook.Blog'");
  });

  it('renders a template that includes another', () => {
    const code = `from django.template import Context, Engine
loaders = [("django.template.loaders.locmem.Loader", {"a": "A{% include 'b' %}", "b": "B"})]
Engine(loaders=loaders).get_template("a").render(Context({}))`;
    expect(runIn(python, code).value).toBe("'AB'");
  });

  it('says which table could not be reached, from the reader’s line on', () => {
    const code = `${model.replace('name =', 'class Meta: managed = False\n    name =')}\nprint(Blog.objects.count())`;
    const { traceback } = runIn(python, code);
    expect(traceback).toContain('no such table: handbook_blog');
    expect(traceback).not.toContain('djdocs_sandbox');
  });
});
