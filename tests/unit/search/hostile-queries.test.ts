import { describe, expect, it } from 'vitest';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';

const library = libraryOf(
  docSetOf({ '1.0': { 'oil.md': '# Oil\n\nOil the chain.\n\n## `oil_chain()`\n\nOils it.\n' } }),
);

describe('hostile queries', () => {
  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'oil chain '.repeat(5_000)],
    ['control characters', '\u0000\u001b[31m\u0007oil\u009f'],
    ['names of JavaScript objects', '__proto__ constructor toString hasOwnProperty'],
    ['__proto__ alone', '__proto__'],
    ['constructor alone', 'constructor'],
    ['characters of regular expressions', '(.*)+[a-z]{2,}\\d|^$?'],
    ['quotes left open', '"oil "chain" "'],
    ['filters without a value', 'kind: version: in: -'],
    ['only exclusions', '-oil -chain'],
    ['CJK text', '歯車を回す'],
    ['emoji', '🛠️👩‍🔧 oil'],
    ['half a surrogate pair', 'oil \ud83d'],
    ['nothing but white space', ' \t\n '],
    ['the empty text', ''],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('are answered: %s', async (_, query) => {
    const started = performance.now();
    const { hits } = await library.search({ query });
    expect(Array.isArray(hits)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([0, -1, 1.5, 1001, Number.NaN])('with a limit of %s are refused', async (limit) => {
    await expect(library.search({ query: 'oil', limit })).rejects.toMatchObject({ code: 'usage' });
  });

  it('with a kind there is none of are refused, and the kinds named', async () => {
    await expect(library.search({ query: 'kind:gear oil' })).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('setting'),
    });
  });

  it('find CJK text by its characters', async () => {
    const japanese = libraryOf(
      docSetOf({ '1.0': { 'a.md': '# 歯車\n\n歯車を回す。\n', 'b.md': '# 油\n\n油をさす。\n' } }),
    );
    expect((await japanese.search({ query: '歯車' })).hits.map(({ path }) => path)).toEqual(['a']);
  });
});
