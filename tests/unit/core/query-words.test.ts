import { describe, expect, it } from 'vitest';
import { ownNameTerms, queryPieces, queryTerms, tellingWords } from '../../../indexer/core/query-words.ts';

const always = async () => true;
const never = async () => false;

describe('the words of a query', () => {
  it.each([
    ['use {% url "a b" %} here', ['use', '{% url "a b" %}', 'here']],
    ['`two words` (really?)', ['`two words`', 'really']],
    ['"quoted", and; so on.', ['quoted', 'and', 'so', 'on']],
    ['  ', []],
  ])('are cut out of %j', (text, pieces) => {
    expect(queryPieces(text)).toEqual(pieces);
  });

  it.each([
    ['How do I filter a query set?', 'filter query set'],
    ["why doesn't the cache expire", 'cache expire'],
    ['the docs for signals', 'signals'],
    ['with', 'with'],
    ['to be or not to be', 'to be or not to be'],
    ['{% with %} tag', '{% with %} tag'],
  ])('of %j are, as far as they tell something: %s', (text, telling) => {
    expect(tellingWords(text)).toBe(telling);
  });

  it('are looked for with the parts of names, each once', async () => {
    expect(await queryTerms('oil_chain oil', always)).toEqual(['oil_chain', 'oil', 'chain']);
  });

  it('are a single name as a whole, and its parts only where nothing has it', async () => {
    expect(await queryTerms('oil_chain', always)).toEqual(['oil_chain']);
    expect(await queryTerms('oil_chain', never)).toEqual(['oil_chain', 'oil', 'chain']);
  });

  it('are the first and the last of a very long query', async () => {
    const words = Array.from({ length: 500 }, (_, i) => `w${i}x`);
    const terms = await queryTerms(words.join(' '), always);
    expect(terms).toHaveLength(48);
    expect([terms[0], terms.at(-1)]).toEqual(['w0x', 'w499x']);
  });

  it('know what a doc set is called', () => {
    const name = { id: 'big-gear', title: 'The Gear documentation' };
    expect(ownNameTerms(name)).toEqual(new Set(['gear', 'big']));
  });
});
