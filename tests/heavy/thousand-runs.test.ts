import { expect, it } from 'vitest';
import type { Interpreter } from '../../indexer/sandbox/interpreter.ts';
import type { RunRequest, WorkerResult } from '../../indexer/sandbox/messages.ts';
import { builtRuntime } from '../helpers/built-runtime.ts';
import { bootInNode } from '../helpers/node-sandbox.ts';

const RUNS = 1000;
/** By then everything that is kept once has been kept. */
const SETTLED = 200;
const BOAT =
  'from django.db import models\n\nclass Boat(models.Model):\n    name = models.CharField(max_length=20)\n';

/** What a reader may do on one page and must not be felt on the next: rows, classes, settings, files, patches, failures. */
const PAGES: readonly (readonly [code: string, ...context: string[]])[] = [
  ['print("hej")\n6 * 7'],
  ['Boat.objects.create(name="Ida")\nlist(Boat.objects.values("id", "name"))', BOAT],
  ['>>> Boat.objects.count()\n0\n', BOAT],
  [
    'class Boat(models.Model):\n    length = models.IntegerField()\n\nsorted(f.name for f in Boat._meta.fields)',
    BOAT,
  ],
  [
    'from django.contrib import admin\nadmin.site.disable_action("delete_selected")\nsorted(dict(admin.site.actions))',
  ],
  ['from django.contrib import admin\nsorted(dict(admin.site.actions))'],
  ['from django.conf import settings\nsettings.DEBUG, settings.TIME_ZONE'],
  ['from django.conf import settings\nsettings.DEBUG = True\nsettings.TIME_ZONE = "Asia/Tokyo"'],
  ['import os\nopen("left.txt", "w").write("x" * 100_000)\nos.listdir(".")'],
  ['import json\njson.dumps = None\nraise ValueError("on purpose")'],
  [
    'from django.contrib.auth.models import User\nUser.objects.create_user("ida", password="x")\nUser.objects.count()',
  ],
  [
    'from django.urls import path, reverse\nfrom django.http import HttpResponse\nurlpatterns = [path("a/", lambda r: HttpResponse("hi"), name="a")]\nreverse("a")',
  ],
  ['from django.core.cache import cache\nold = cache.get("k")\ncache.set("k", 1)\nrepr(old)'],
  ['def f(): return f()\nf()'],
  ['x = [0] * 10**9'],
  ['sum(len(bytes(10**6)) for _ in range(20))'],
];

function outcomeOf(python: Interpreter, [code, ...context]: (typeof PAGES)[number]): [string, WorkerResult] {
  let printed = '';
  const request: RunRequest = { code, context: context.map((one) => ({ code: one })), timeoutMs: 5000 };
  const result = python.run(request, (_, text) => {
    printed += text;
  });
  const { seconds: _, dead: __, sql, ...told } = result;
  // Salts and times are texts in a statement, and are never the same.
  const statements = sql?.map((one) => one.sql.replace(/'[^']*'/g, "''"));
  return [JSON.stringify({ ...told, sql: statements, printed }), result];
}

it.skipIf(!builtRuntime()?.django.length)(
  `${RUNS} runs in one interpreter give what fresh ones give, in memory that stays flat`,
  async () => {
    const fresh: string[] = [];
    for (const page of PAGES) fresh.push(outcomeOf(await bootInNode('5.2'), page)[0]);
    let python = await bootInNode('5.2');
    let boots = 1;
    let settled = 0;
    // A fixed sequence in which every page comes after every other.
    for (let run = 0, state = 1; run < RUNS; run++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const which = Math.floor((state / 2147483648) * PAGES.length);
      const [told, { dead }] = outcomeOf(python, PAGES[which] as (typeof PAGES)[number]);
      expect(told, `run ${run}, page ${which}`).toBe(fresh[which]);
      if (dead) {
        python = await bootInNode('5.2');
        boots += 1;
      }
      if (run === SETTLED) settled = memory();
    }
    const growth = memory() / settled;
    console.log(
      `${RUNS} runs, ${boots} interpreters: ${megabytes(settled)} MB after ${SETTLED}, ${megabytes(memory())} MB at the end (${growth.toFixed(3)})`,
    );
    expect(growth).toBeLessThan(1.1);
    expect(boots).toBeLessThan(5);
  },
);

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
