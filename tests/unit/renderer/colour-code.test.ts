import { describe, expect, it } from 'vitest';
import { colourCode } from '../../../renderer/reading/colour-code.ts';
import { GRAMMARS, languageView } from '../../../renderer/reading/languages.ts';

const textOf = (lines: Awaited<ReturnType<typeof colourCode>>) =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

describe('coloured code', () => {
  it('loses no character of a session', async () => {
    const text = ">>> from django.db.models import Q\n>>> Q(a=1)\n<Q: (AND: ('a', 1))>\n\n>>> 1\n1";
    const lines = await colourCode(text, languageView('pycon', text));
    expect(textOf(lines)).toBe(text);
    expect(lines[0]?.[0]).toEqual({ text: '>>> ', kind: 'prompt' });
  });

  it.each(Object.keys(GRAMMARS))('colours %s with the engine that needs no WebAssembly', async (grammar) => {
    const text = '{% if a %}\n<a href="b">{ "c": 1 }</a> select 1; # d\n';
    const view = { label: '', grammar: grammar as keyof typeof GRAMMARS, isSession: false };
    expect(textOf(await colourCode(text, view))).toBe(text);
  });
});
