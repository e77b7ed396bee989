import { describe, expect, it } from 'vitest';
import { partGlued, readVocabulary } from '../../../indexer/import/glued-words.ts';

const vocabulary = readVocabulary([
  'When you use `Gear` or `GearBox`, the objects are new objects. When the reference and the options are there, use them.',
  'The class and the class of options, using the with the and using it. New objects are evaluated, are they not.',
  'See `save()`, `oil_level`, `boxes` and the API or the API and reference. Turning is refreshing.',
  '```\nGearBoxOptions = turning.Wheel\n```',
]);

describe('words that a scraper glued together', () => {
  it.each([
    ['WhenGears are evaluated', 'When Gears are evaluated'],
    ['GearBoxAPI reference', 'GearBox API reference'],
    ['Theoil_leveloptions', 'The oil_level options'],
    ['Using thesave()class', 'Using the save() class'],
    ['UsingGear,GearBoxandoil_level', 'Using Gear, GearBox and oil_level'],
    ['TheGearclass¶', 'The Gear class¶'],
  ])('%s is read as %s', (glued, parted) => {
    expect(partGlued(glued, vocabulary)).toBe(parted);
  });

  it.each(['GearBoxOptions', 'turning.Wheel', 'Refreshing objects', 'oil_level', 'Turnings', 'save()'])(
    '%s is left whole',
    (text) => {
      expect(partGlued(text, vocabulary)).toBe(text);
    },
  );

  it('are parted in a link where the name it leads to is one of them', () => {
    expect(partGlued('Gearobjects', vocabulary, new Set(['Gear']))).toBe('Gear objects');
    expect(partGlued('Gearobjects', vocabulary, new Set(['Wheel']))).toBe('Gearobjects');
  });
});
