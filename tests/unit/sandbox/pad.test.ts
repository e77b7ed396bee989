import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import type { OtherKind, ProjectFile } from '../../../indexer/sandbox/messages.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

const FILES: readonly ProjectFile[] = [
  {
    path: 'models.py',
    text: 'from django.db import models\n\n\nclass Boat(models.Model):\n    name = models.CharField(max_length=20)\n',
  },
  {
    path: 'views.py',
    text: 'from django.shortcuts import render\n\nfrom .models import Boat\n\n\ndef boats(request):\n    Boat.objects.create(name=request.GET.get("name", "Ida"))\n    return render(request, "boats.html", {"boats": Boat.objects.all()})\n\n\ndef broken(request):\n    return 1 / 0\n',
  },
  {
    path: 'urls.py',
    text: 'from django.urls import path\n\nfrom . import views\n\nurlpatterns = [path("boats/", views.boats), path("broken/", views.broken)]\n',
  },
  { path: 'templates/boats.html', text: '{% for boat in boats %}<b>{{ boat.name }}</b>{% endfor %}' },
  {
    path: 'tests.py',
    text: 'from django.test import TestCase\n\n\nclass BoatTests(TestCase):\n    def test_list(self):\n        self.assertContains(self.client.get("/boats/"), "<b>Ida</b>")\n\n    def test_wrong(self):\n        self.assertEqual(1, 2)\n',
  },
];

describe.skipIf(!builtRuntime()?.django.length)('a project of the reader', () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode('5.2');
  }, 60_000);

  function run(code: string, kind?: OtherKind, files = FILES) {
    let printed = '';
    const request = {
      code,
      files,
      context: [],
      alone: true,
      timeoutMs: 5000,
      appLabel: 'pad',
      ...(kind && { kind }),
    };
    const result = python.run(request, (_, text) => {
      printed += text;
    });
    return { ...result, printed };
  }

  it('has its models at hand at the prompt, with tables, and draws them', () => {
    const { panels, value } = run('Boat.objects.create(name="Ida")\nBoat.objects.count()');
    expect(value).toBe('1');
    expect(panels).toEqual([
      {
        kind: 'models',
        models: [
          {
            name: 'Boat',
            table: 'pad_boat',
            bases: [],
            fields: [
              { name: 'id', type: 'BigAutoField', marks: ['primary key'] },
              { name: 'name', type: 'CharField', marks: [] },
            ],
          },
        ],
      },
    ]);
  });

  it('answers its addresses, by its views and templates', () => {
    const { panels, sql } = run('GET /boats/?name=Ola', 'request');
    expect(panels?.[0]).toMatchObject({ kind: 'response', status: 200, body: '<b>Ola</b>' });
    expect(sql?.length).toBe(2);
  });

  it('starts a traceback at the line of the file that it is about', () => {
    const { outcome, traceback } = run('GET /broken/', 'request');
    expect(outcome).toBe('failed');
    expect(traceback).toMatch(/^Traceback.*\n {2}File "[^"]*pad\/views\.py", line 12, in broken\n/);
  });

  it('says which file cannot be read as Python', () => {
    const { traceback } = run('1', undefined, [{ path: 'models.py', text: 'class Boat(' }]);
    expect(traceback).toMatch(/models\.py", line 1[\s\S]*SyntaxError/);
  });

  it('runs its tests and its management commands', () => {
    const { outcome, printed } = run('python manage.py test', 'shell');
    expect(printed).toContain('Ran 2 tests');
    expect(printed).toContain('AssertionError: 1 != 2');
    expect(outcome).toBe('failed');
    expect(
      run('python manage.py makemigrations\npython manage.py sqlmigrate pad 0001', 'shell').printed,
    ).toContain('CREATE TABLE "pad_boat"');
  });

  it('leaves nothing behind for the next project', () => {
    run('Boat.objects.create(name="Ida")');
    const second = run('GET /boats/', 'request', []);
    expect(second.outcome).toBe('ran');
    expect(second.panels?.[0]).toMatchObject({ kind: 'response', status: 404 });
  });
});
