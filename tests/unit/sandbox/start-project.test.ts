import { beforeAll, describe, expect, it } from 'vitest';
import { classifySnippet } from '../../../indexer/core/snippets.ts';
import { EXAMPLE_PROJECT } from '../../../indexer/sandbox/example-project.ts';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import type { OtherKind } from '../../../indexer/sandbox/messages.ts';
import { type StartedProject, startProject } from '../../../indexer/sandbox/start-project.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

const PAGE = [
  'class Boat(models.Model):\n    name = models.CharField(max_length=20)',
  'from django import forms\nfrom harbour.models import Boat\n\nclass BoatForm(forms.ModelForm):\n    class Meta:\n        model = Boat\n        fields = ["name"]',
  'from harbour.forms import BoatForm\n\ndef new_boat(request):\n    form = BoatForm(request.GET or None)\n    if form.is_valid():\n        form.save()\n    return render(request, "page.html", {"boats": Boat.objects.all()})',
  'from harbour import views\n\nurlpatterns = [path("boats/new/", views.new_boat)]',
  '{% for boat in boats %}<b>{{ boat.name }}</b>{% endfor %}',
  'class BoatTests(TestCase):\n    def test_new(self):\n        self.assertContains(self.client.get("/boats/new/?name=Ida"), "Ida")',
  '$ pip install something',
  'Boat.objects.create(name="Ola")',
  '>>> Boat.objects.count()\n1',
].map((text, number) => ({
  number,
  snippet: classifySnippet({ k: 'code', lang: 'default', text }),
  anchor: '',
  trail: [0],
}));

describe('the project that a snippet makes', () => {
  it('has every piece in the file that it belongs in, and the rest at the prompt', () => {
    const { files, prompt } = startProject(PAGE, 8);
    expect(files.map(({ path }) => path)).toEqual([
      'models.py',
      'forms.py',
      'views.py',
      'urls.py',
      'templates/page.html',
      'tests.py',
    ]);
    expect(prompt).toBe('Boat.objects.create(name="Ola")\n\nBoat.objects.count()');
  });

  it('takes nothing that stands further down the page', () => {
    expect(startProject(PAGE, 0)).toEqual({
      files: [{ path: 'models.py', text: `from django.db import models\n\n\n${PAGE[0]?.snippet.text}\n` }],
      prompt: '',
    });
  });
});

describe.skipIf(!builtRuntime()?.django.length)('a project that was started', () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode('5.2');
  }, 60_000);

  function run({ files }: StartedProject, code: string, kind?: OtherKind) {
    let printed = '';
    const request = { code, files, context: [], alone: true, timeoutMs: 9000, ...(kind && { kind }) };
    const result = python.run(request, (_, text) => {
      printed += text;
    });
    return { ...result, printed };
  }

  it('from a page runs as it is', () => {
    const project = startProject(PAGE, 8);
    expect(run(project, 'python manage.py test', 'shell').printed).toMatch(/Ran 1 test in [\d.]+s\n\nOK/);
    expect(run(project, project.prompt).value).toBe('1');
    expect(run(project, 'GET /boats/new/?name=Ida', 'request').panels).toMatchObject([
      { kind: 'response', status: 200, body: '<b>Ida</b>\n' },
      { kind: 'models' },
    ]);
  });

  it('from nothing is an example that runs in all its parts', () => {
    expect(run(EXAMPLE_PROJECT, 'python manage.py test', 'shell').outcome).toBe('ran');
    expect(run(EXAMPLE_PROJECT, EXAMPLE_PROJECT.prompt).panels?.[0]).toMatchObject({
      kind: 'table',
      rows: [['1', 'Buy milk']],
    });
    expect(run(EXAMPLE_PROJECT, 'POST / title=Ring+Ada\nGET /', 'request').panels?.[0]).toMatchObject({
      status: 200,
      body: expect.stringContaining('<li>Ring Ada</li>'),
    });
  });
});
