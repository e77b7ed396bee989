import { describe, expect, it } from 'vitest';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const method = (name: string) =>
  definition('method', `gears.Gear.${name}`, `<code>${name}</code>()`, '<p>Turns tubes.</p>');
const site = sphinxFiles({
  pages: {
    'ref/gears': section('gears', 'Gears and turbines', method('turn'), method('turn_back'), method('oil')),
  },
  inventory: ['turn', 'turn_back', 'oil'].map((name) => ({
    name: `gears.Gear.${name}`,
    role: 'py:method',
    uri: 'ref/gears.html#$',
  })),
});
const library = libraryOf(addTree(emptyDocSet(), '2.0', folderOf('html', site)));
const texts = async (query: string, limit = 10) =>
  (await library.suggest({ query, limit })).map(({ text }) => text);

describe('suggestions', () => {
  it('are names that begin so, the shortest first, then words', async () => {
    expect(await texts('tu')).toEqual(['turn', 'turn_back', 'tubes', 'turns', 'turbines']);
    expect(await texts('tu', 2)).toEqual(['turn', 'turn_back']);
  });

  it('say what a name is and where it is documented', async () => {
    expect((await library.suggest({ query: 'turn_' }))[0]).toEqual({
      text: 'turn_back',
      kind: 'method',
      name: 'gears.Gear.turn_back',
      ref: 'widgets@2.0/ref/gears#gears.Gear.turn_back',
    });
  });

  it('complete a name after its class, and the last word of several', async () => {
    expect(await texts('Gear.tu')).toEqual(['Gear.turn', 'Gear.turn_back']);
    expect(await texts('Wheel.tu')).toEqual([]);
    expect(await texts('oil and turb')).toEqual(['oil and turbines']);
  });

  it.each(['', 't', '  ', '__proto__', 'xyzzy', '"'])('are none for %j', async (query) => {
    expect(await texts(query)).toEqual([]);
  });
});
