import { describe, expect, it } from 'vitest';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';

const pages = {
  'chains.md':
    '# Chains\n\nA chain needs oil.\n\n## `oil_chain()`\n\nOils the chain.\n\n## `oil_chair()`\n\nOils a chair.\n',
  'gears.md': '# Gears\n\nGears turn; a transmission has gears.\n\n## Transmission\n\nThe transmission.\n',
};
const library = libraryOf(docSetOf({ '1.0': pages }));
const search = (query: string) => library.search({ query });
const anchors = async (query: string) => (await search(query)).hits.map(({ anchor }) => anchor);

describe('a misspelled query', () => {
  it('is answered for what was meant, and says so', async () => {
    const { hits, repaired } = await search('oil_chian');
    expect(hits[0]?.anchor).toBe('oil_chain');
    expect(repaired).toEqual({ from: 'oil_chian', to: 'oil_chain', how: 'respelled' });
  });

  it('finds every name that is as near', async () => {
    expect((await anchors('oil_chai')).slice(0, 2).sort()).toEqual(['oil_chain', 'oil_chair']);
    expect((await anchors('oil_cha1n')).slice(0, 1)).toEqual(['oil_chain']);
  });

  it('keeps the words that are right, and the punctuation of code', async () => {
    expect((await search('oil the chians')).repaired?.to).toBe('oil the chains');
    expect((await search('Gear.oil_chian()')).repaired?.to).toBe('Gear.oil_chain()');
  });

  it('is completed while its last word is being typed', async () => {
    expect((await search('gears transm')).repaired).toEqual({
      from: 'gears transm',
      to: 'gears transmission',
      how: 'completed',
    });
  });

  it.each(['chain', 'Chains oil', 'oil_ch', 'transmissions', 'xyzzy', '12345', 'of', ''])(
    'is left alone when it is none or nothing is near: %j',
    async (query) => {
      expect((await search(query)).repaired).toBeUndefined();
    },
  );

  it('is left alone when most of it is in another language', async () => {
    expect(
      (await search('wo ist denn hier bitte schön das nächste Getriebe zu finden')).repaired,
    ).toBeUndefined();
  });

  it('respects filters', async () => {
    const two = libraryOf(
      docSetOf({ '1.0': pages }),
      docSetOf({ '2.0': { 'x.md': '# Sprocket\n' } }, 'other'),
    );
    expect((await two.search({ query: 'sprockte' })).repaired?.to).toBe('sprocket');
    expect((await two.search({ query: 'sprockte in:widgets' })).repaired).toBeUndefined();
  });
});
