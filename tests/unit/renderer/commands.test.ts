import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COMMAND_IDS,
  COMMANDS,
  chooseKeys,
  commandOf,
  keysFor,
  readChosenKeys,
} from '../../../renderer/commands/commands.ts';
import { isChoosable, isTypedKey, keyOf, printKey } from '../../../renderer/commands/keys.ts';

const press = (key: string, modifiers = '') => ({
  key,
  ctrlKey: modifiers.includes('c'),
  metaKey: modifiers.includes('m'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
});

describe('a press', () => {
  test.each([
    ['b', '', 'b'],
    ['B', 's', 'Shift+B'],
    ['B', '', 'b'],
    ['k', 'c', 'Mod+K'],
    ['k', 'm', 'Mod+K'],
    ['K', 'cs', 'Mod+Shift+K'],
    ['?', 's', '?'],
    ['/', '', '/'],
    ['ArrowLeft', 'as', 'Alt+Shift+ArrowLeft'],
    ['+', 'c', 'Mod++'],
    ['é', '', 'é'],
    ['Shift', 's', undefined],
    ['Dead', '', undefined],
  ])('of %j with %j is named %j', (key, modifiers, name) => {
    expect(keyOf(press(key, modifiers))).toBe(name);
  });

  test.each([
    ['b', true],
    ['Shift+B', true],
    ['?', true],
    ['Alt+å', true],
    ['ArrowLeft', true],
    ['Mod+K', false],
    ['Alt+ArrowLeft', false],
  ])('of %s is text where text is typed: %s', (name, isText) => {
    expect(isTypedKey(name)).toBe(isText);
  });

  test.each(['Tab', 'Enter', 'Escape', ' ', 'Shift+Tab', 'Mod+Enter'])(
    'of %j is nobody’s to choose',
    (name) => {
      expect(isChoosable(name)).toBe(false);
    },
  );

  test('is printed as on the keyboard at hand', () => {
    expect(printKey('Mod+Shift+K', false)).toBe('Ctrl+Shift+K');
    expect(printKey('Mod+Shift+K', true)).toBe('⌘⇧K');
    expect(printKey('Mod++', false)).toBe('Ctrl++');
    expect(printKey('Alt+ArrowLeft', false)).toBe('Alt+←');
  });
});

describe('keys of commands', () => {
  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', '/', '?', 'Mod+K', 'Shift+T', ','), { maxLength: 3 });
  const choices = fc.array(fc.tuple(fc.constantFrom(...COMMAND_IDS), keys), { maxLength: 12 });

  test('never lead to two commands, whatever was chosen in whatever order', () => {
    fc.assert(
      fc.property(choices, (steps) => {
        const chosen = steps.reduce((before, [id, its]) => chooseKeys(before, id, its), {});
        const all = COMMAND_IDS.flatMap((id) => keysFor(id, chosen));
        expect(new Set(all).size).toBe(all.length);
        for (const id of COMMAND_IDS)
          for (const key of keysFor(id, chosen)) expect(commandOf(key, chosen)).toBe(id);
        const [last] = steps.slice(-1);
        if (last) expect(keysFor(last[0], chosen)).toEqual(last[1]);
      }),
    );
  });

  test('that are the command’s own are no choice', () => {
    const changed = chooseKeys({}, 'settings', ['b']);
    expect(changed.settings).toEqual(['b']);
    expect(chooseKeys(changed, 'settings', COMMANDS.settings.keys).settings).toBeUndefined();
  });

  test('are read from what was stored, leaving out what makes no sense', () => {
    const stored = { settings: ['b'], search: 'b', nothing: ['x'], shortcuts: [1] };
    expect(readChosenKeys(stored)).toEqual({ settings: ['b'] });
    for (const bad of [null, 1, 'x', []]) expect(readChosenKeys(bad)).toEqual({});
  });
});
