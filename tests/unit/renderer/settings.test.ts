import { expect, test, vi } from 'vitest';
import { readSettings } from '../../../renderer/settings/settings.ts';
import { SettingsStore } from '../../../renderer/settings/settings-store.ts';

const DEFAULTS = readSettings(null).settings;

function storageWith(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [['djdocs.settings', text]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('a choice is there at the next start', () => {
  const storage = storageWith();
  new SettingsStore(storage).change({ theme: 'dark' });
  expect(new SettingsStore(storage).current).toEqual({ ...DEFAULTS, theme: 'dark' });
});

test('a setting that this program does not know stays as it is', () => {
  const storage = storageWith('{"format":1,"theme":"light","colour":{"of":"pages"}}');
  new SettingsStore(storage).change({ language: 'de' });
  expect(JSON.parse(storage.kept.get('djdocs.settings') ?? '')).toMatchObject({
    theme: 'light',
    language: 'de',
    colour: { of: 'pages' },
  });
});

test.each(['null', '[]', '{"format":1,"theme":"li', '{"format":2,"theme":"dark"}', '{"theme":"dark"}'])(
  '%s means the defaults, and is kept aside before it is replaced',
  (text) => {
    const storage = storageWith(text);
    const store = new SettingsStore(storage);
    expect(store.current).toEqual(DEFAULTS);
    expect(storage.kept.get('djdocs.settings')).toBe(text);
    store.change({ theme: 'light' });
    store.change({ theme: 'dark' });
    expect(storage.kept.get('djdocs.settings.kept')).toBe(text);
    expect(new SettingsStore(storage).current.theme).toBe('dark');
  },
);

test('a value that a setting cannot have is its default', () => {
  expect(readSettings('{"format":1,"theme":"pink","language":["de"]}').settings).toEqual(DEFAULTS);
});

test('storage that refuses costs no choice before the window closes', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError');
  };
  const store = new SettingsStore({ getItem: refuse, setItem: refuse });
  const heard = vi.fn();
  store.subscribe(heard);
  store.change({ theme: 'dark' });
  expect(store.current.theme).toBe('dark');
  expect(heard).toHaveBeenCalledOnce();
});
