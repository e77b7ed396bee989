import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import type { OtherKind } from '../../../indexer/sandbox/messages.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

const MODELS = `from django.db import models
from django.test import TestCase

class Boat(models.Model):
    name = models.CharField(max_length=20)

class BoatTests(TestCase):
    def test_none(self):
        self.assertEqual(Boat.objects.count(), 0)
`;
const ROWS = 'Boat.objects.create(name="Ida")\nBoat.objects.create(name="<Ola>")\nboats = Boat.objects.all()';

describe.skipIf(!builtRuntime()?.django.length)('what runs besides Python', () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await bootInNode('5.2');
  }, 60_000);

  function run(kind: OtherKind, code: string, context: readonly string[] = [MODELS, ROWS]) {
    let printed = '';
    const request = { kind, code, context: context.map((one) => ({ code: one })), timeoutMs: 5000 };
    const result = python.run(request, (_, text) => {
      printed += text;
    });
    return { ...result, printed };
  }

  it('renders a template with the names of the page', () => {
    const { panels } = run('template', '{% for boat in boats %}<b>{{ boat.name }}</b>{% endfor %}');
    expect(panels).toEqual([{ kind: 'markup', body: '<b>Ida</b><b>&lt;Ola&gt;</b>' }]);
  });

  it('draws the models of the page after a snippet that defines some, and where they lead', () => {
    const code = `from django.contrib.auth.models import User
class Crew(models.Model):
    boat = models.ForeignKey(Boat, null=True, on_delete=models.CASCADE)
    people = models.ManyToManyField(User)
    deputy = models.OneToOneField("self", on_delete=models.CASCADE)`;
    const request = { code, context: [{ code: MODELS }], timeoutMs: 5000 };
    const panel = python.run(request, () => {}).panels?.find(({ kind }) => kind === 'models');
    expect(panel).toMatchObject({
      models: [
        { name: 'Boat' },
        {
          name: 'Crew',
          table: 'handbook_crew',
          fields: [
            { name: 'id', type: 'BigAutoField', marks: ['primary key'] },
            { name: 'boat', type: 'ForeignKey', marks: ['null'], to: 'Boat', many: false },
            { name: 'deputy', type: 'OneToOneField', marks: ['unique'], to: 'Crew', many: false },
            { name: 'people', type: 'ManyToManyField', marks: [], to: 'auth.User', many: true },
          ],
        },
      ],
    });
    expect(
      python.run({ code: '1', context: [{ code: MODELS }], timeoutMs: 5000 }, () => {}).panels,
    ).toBeUndefined();
  });

  it('loads the tags that come with the framework by itself', () => {
    expect(run('template', '{% translate "Yes" %} {{ 12345|intcomma }}').panels).toEqual([
      { kind: 'markup', body: 'Yes 12,345' },
    ]);
  });

  it('says of a template what is wrong, and nothing of what lies below', () => {
    expect(run('template', '{% sail %}')).toMatchObject({
      outcome: 'failed',
      traceback: expect.stringMatching(/^django\.template\S+: Invalid block tag on line 1: 'sail'/),
    });
  });

  it('asks the database of the page in SQL, by the name that a table would have', () => {
    const { panels, printed } = run(
      'sql',
      "INSERT INTO handbook_boat (name) VALUES ('Eva; Eva');\nSELECT name FROM harbour_boat ORDER BY name;",
    );
    expect(printed).toContain('1 row\n');
    expect(panels).toEqual([
      { kind: 'table', columns: ['name'], rows: [['<Ola>'], ['Eva; Eva'], ['Ida']], total: 3 },
    ]);
  });

  it.each([
    ['python manage.py check', /no issues/],
    ['python manage.py migrate', /Applying auth\.0001_initial\.\.\. OK/],
    ['manage.py makemigrations boats\nmanage.py sqlmigrate boats 0001', /CREATE TABLE "handbook_boat"/],
    ['manage.py makemigrations\nmanage.py migrate\nmanage.py showmigrations harbour', /\[X\] 0001_initial/],
    ['django-admin startproject harbour', /harbour\/harbour\/settings\.py/],
    ['python manage.py shell -c "print(6 * 7)"', /^42$/m],
    ['python manage.py test boats.tests', /Ran 1 test in/],
    ['python manage.py dumpdata boats', /"fields": \{"name": "Ida"\}/],
  ])('runs %j', (commands, shown) => {
    const { outcome, printed } = run('shell', commands);
    expect(printed).toMatch(shown);
    expect(outcome).toBe('ran');
  });

  it('fails as a command fails, with what it said', () => {
    const { outcome, printed, traceback } = run('shell', 'python manage.py sqlmigrate boats 0007');
    expect(outcome).toBe('failed');
    expect(traceback).toContain('`python manage.py sqlmigrate boats 0007` ended with 1');
    expect(printed).toContain('CommandError');
  });

  it('puts everything back after commands', () => {
    run('shell', 'python manage.py migrate');
    expect(run('template', '{{ boats.count }}').panels).toEqual([{ kind: 'markup', body: '2' }]);
  });
});
