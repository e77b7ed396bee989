import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import type { LibrarySnippet, RunRequest } from '../../../indexer/sandbox/messages.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

const django = builtRuntime()?.django[0]?.version;

const MODELS = `from django.db import models
class Boat(models.Model):
    name = models.CharField(max_length=20)
    def __str__(self): return self.name
class Race(models.Model):
    winner = models.ForeignKey(Boat, models.CASCADE)
    day = models.DateField()`;
const ELSEWHERE: LibrarySnippet[] = [{ code: MODELS, from: 'boats:1' }];

describe.skipIf(django === undefined)('what a snippet is lent', () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode(django);
  }, 60_000);

  function run(code: string, more: Partial<RunRequest> = {}) {
    let stdout = '';
    const result = python.run({ code, context: [], timeoutMs: 5000, ...more }, (_, text) => {
      stdout += text;
    });
    return { ...result, stdout };
  }

  it('takes a definition from further down the page, and says so', () => {
    const library = [
      { code: 'def double(x):\n    return factor * x', from: 'page:2', own: true },
      { code: '>>> factor = 2', from: 'page:3', own: true },
    ];
    const { outcome, value, borrowed } = run('double(21)', { library, alone: true });
    expect({ outcome, value }).toEqual({ outcome: 'ran', value: '42' });
    expect(borrowed?.map(({ name, from }) => [name, from])).toEqual([
      ['double', 'page:2'],
      ['factor', 'page:3'],
    ]);
  });

  it('takes models of other pages with their tables and relations, unless it is to be alone', () => {
    const code = 'Race.objects.count()';
    expect(run(code, { library: ELSEWHERE })).toMatchObject({ outcome: 'ran', value: '0' });
    expect(run(code, { library: ELSEWHERE, alone: true }).traceback).toContain("name 'Race' is not defined");
  });

  it('imports as the documentation does, from modules that are there only', () => {
    const library = [
      { code: 'from nowhere.at_all import Count\nfrom django.db.models import Count', from: 'import' },
    ];
    const { value, borrowed } = run('Count.__module__', { library, alone: true });
    expect(value).toBe("'django.db.models.aggregates'");
    expect(borrowed).toEqual([{ name: 'Count', from: 'import', code: 'from django.db.models import Count' }]);
  });

  it('takes modules that the documentation made up for the page itself', () => {
    const code =
      'from harbour.models import Boat as B\nfrom .models import Race\nfrom . import views\n(B is Boat, Race.__name__)';
    expect(run(code, { context: [{ code: MODELS }] })).toMatchObject({
      outcome: 'ran',
      value: "(True, 'Race')",
    });
    expect(run('import numpy').traceback).toContain('ModuleNotFoundError');
    expect(run('from harbour.models import Nobody', { alone: true }).traceback).toContain('ImportError');
  });

  it('prefers the definition that has the words of the snippet, and another when a field is missing', () => {
    const library = [
      { code: 'from django.db import models', from: 'import' },
      { code: 'class Boat(models.Model):\n    sails = models.IntegerField()', from: 'a:1' },
      { code: 'class Boat(models.Model):\n    motor = models.IntegerField()', from: 'b:1' },
    ];
    expect(run('Boat.objects.filter(motor=1).count()', { library }).borrowed?.at(-1)?.from).toBe('b:1');
    const context = [{ code: 'Boat.objects.filter(sails=1).count()' }];
    expect(run('Boat.objects.filter(motor=1).count()', { library, context })).toMatchObject({
      outcome: 'ran',
      value: '0',
    });
  });

  it('makes up a request and rows that are asked for, says so, and never does alone', () => {
    const context = [{ code: MODELS }];
    expect(run('request.method').borrowed).toMatchObject([{ name: 'request', from: 'example' }]);
    const { value, borrowed } = run('Race.objects.get(pk=7).winner.pk', { context });
    expect(value).toBe('1');
    expect(borrowed).toMatchObject([{ name: 'Race', from: 'example' }]);
    for (const code of ['request', 'Race.objects.get(pk=7)', 'my_boat']) {
      expect(run(code, { context, alone: true }).outcome).toBe('failed');
    }
  });

  it('adds rows up along a page, but for sections that begin with a session which makes its own', () => {
    const made = { code: 'Boat.objects.create(name="jib")', section: 1 };
    const context = [{ code: MODELS, section: 0 }, made];
    const own = '>>> Boat.objects.create(name="own")\n<Boat: own>\n>>> Boat.objects.count()\n1';
    expect(run('Boat.objects.count()', { context, section: 2 }).value).toBe('1');
    expect(run(own, { context, section: 2 }).checks?.map(({ right }) => right)).toEqual([true, true]);
    expect(run(own, { context, section: 1 }).checks?.map(({ right }) => right)).toEqual([true, false]);
    const after = { context: [...context, { code: own, section: 2 }], section: 3 };
    expect(run('Boat.objects.get().name', after).value).toBe("'jib'");
    const missing = '>>> x = Boat(name="x")\n>>> x.save()\n>>> Boat.objects.get(name="jib")\n<Boat: jib>';
    expect(run(missing, { context, section: 2 })).toMatchObject({
      outcome: 'ran',
      checks: [{ right: true }],
    });
  });

  it('says which tables were read that nothing on the page had filled', () => {
    expect(run('Boat.objects.count()', { context: [{ code: MODELS }] }).unmade).toEqual(['handbook_boat']);
  });

  it('tells what the database was asked, laid out, and how it went about it', () => {
    const { sql, queries } = run('Boat.objects.filter(name="jib").count()', { context: [{ code: MODELS }] });
    expect(queries).toBe(1);
    expect(sql?.[0]?.sql).toMatch(/^SELECT COUNT\(\*\).*\nFROM "handbook_boat"\nWHERE .*'jib'/s);
    expect(sql?.[0]?.plan).toContain('SCAN');
  });

  it('shows rows as tables and responses with their headers', () => {
    const context = [{ code: MODELS }, { code: 'Boat.objects.create(name="jib")' }];
    expect(run('Boat.objects.all()', { context })).toMatchObject({
      value: '<QuerySet [<Boat: jib>]>',
      queries: 1,
      panels: [{ kind: 'table', columns: ['id', 'name'], rows: [['1', 'jib']], total: 1 }],
    });
    expect(run('[{"a": 1}, {"b": None}]').panels).toEqual([
      {
        kind: 'table',
        columns: ['a', 'b'],
        rows: [
          ['1', ''],
          ['', 'None'],
        ],
        total: 2,
      },
    ]);
    expect(
      run('from django.http import JsonResponse\nJsonResponse({"a": 1}, status=201)').panels,
    ).toMatchObject([
      { kind: 'response', status: 201, reason: 'Created', type: 'application/json', body: '{"a": 1}' },
    ]);
  });

  it.each([
    ['>>> 1 + 1\n2', [true]],
    ['>>> 1 + 1\n3', [false]],
    ['>>> {"b": 1, "a": 2}\n{\'a\': 2,\n \'b\': 1}', [true]],
    ['>>> object()\n<object object at 0x7f00aa11bb22>', [true]],
    ['>>> import datetime\n>>> datetime.date.today()\ndatetime.date(2001, 1, 1)', [true]],
    ['>>> print("<a b=1  c=2>x </a>")\n<a c=2 b=1>x</a>', [true]],
    ['>>> print("<a b=1>x</a>")\n<a b=2>x</a>', [false]],
    ['>>> {}["x"]\nTraceback (most recent call last):\n    ...\nKeyError: \'x\'', [true]],
    ['>>> {}["x"]\nTraceback (most recent call last):\n    ...\nValueError: x', [false]],
    ['>>> None\nNone', [true]],
    ['>>> "id: 12"\n"id: 7"', [true]],
    ['>>> 12\n7', [false]],
  ])('compares %j', (code, right) => {
    const result = run(code);
    expect(result.checks?.map((check) => check.right)).toEqual(right);
    expect(result.expects).toBe(right.length);
  });
});
