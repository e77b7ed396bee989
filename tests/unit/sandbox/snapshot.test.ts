import { describe, expect, it } from 'vitest';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { bootInNode, type Start } from '../../helpers/node-sandbox.ts';

const CODE = `from django.db import models
class Boat(models.Model):
    name = models.CharField(max_length=20)
Boat.objects.create(name="Ida")
import zoneinfo
list(Boat.objects.values_list("name", flat=True)), str(zoneinfo.ZoneInfo("Europe/Paris"))`;

describe.skipIf(!builtRuntime()?.django.some(({ snapshot }) => snapshot))('a memory snapshot', () => {
  it.each([
    ['snapshot', undefined],
    ['step by step', undefined],
    ['of another harness', /made by another djdocs/],
    ['cut off', /could not be used/],
  ] satisfies [Start, RegExp | undefined][])(
    'makes no difference to what a snippet gives: %s',
    async (start, why) => {
      const python = await bootInNode('5.2', start);
      const result = python.run({ code: CODE, context: [], timeoutMs: 5000 }, () => {});
      expect(result).toMatchObject({ outcome: 'ran', value: "(['Ida'], 'Europe/Paris')" });
      if (why) expect(python.fallback).toMatch(why);
      else expect(python.fallback).toBeUndefined();
    },
    60_000,
  );

  it('brings no random numbers along', async () => {
    const draw = async () =>
      (await bootInNode('5.2')).run(
        { code: 'import random\nrandom.random()', context: [], timeoutMs: 5000 },
        () => {},
      ).value;
    expect(await draw()).not.toBe(await draw());
  }, 60_000);
});
