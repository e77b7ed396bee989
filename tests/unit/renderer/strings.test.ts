import { describe, expect, test } from 'vitest';
import de from '../../../renderer/i18n/de.json';
import en from '../../../renderer/i18n/en.json';
import { pickLanguage } from '../../../renderer/i18n/languages.ts';

describe('every language', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  test('has the same texts', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
    expect(Object.keys(en)).toEqual(Object.keys(en).sort());
  });

  test.each(Object.keys(en) as (keyof typeof en)[])('says %s with the same values', (key) => {
    expect(names(de[key])).toEqual(names(en[key]));
    expect(de[key].trim()).not.toBe('');
  });
});

test.each([
  ['system', ['de-AT', 'en'], 'de'],
  ['system', ['fr', 'DE', 'en'], 'de'],
  ['system', ['fr-CH', 'it'], 'en'],
  ['system', [], 'en'],
  ['system', ['den'], 'en'],
  ['en', ['de'], 'en'],
  ['de', ['en'], 'de'],
] as const)('speaks, for the choice %s and readers of %j, %s', (chosen, wanted, language) => {
  expect(pickLanguage(chosen, wanted)).toBe(language);
});
