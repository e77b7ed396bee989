import { readChosenKeys } from '../commands/commands.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { TEXT_SIZES } from './text-size.ts';

/**
 * What somebody has chosen, kept as one JSON object `{ "format": 1, … }` under the key `djdocs.settings` of the
 * browser's local storage. A setting that is absent, or not one of its values, is the first of them; names that this
 * program does not know are kept as they are.
 */
export const FORMAT = 1;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Each setting, by what makes a value of whatever was stored. A new setting is a new line here. */
const READERS = {
  theme: oneOf(THEMES),
  textSize: oneOf(TEXT_SIZES),
  language: oneOf<'system' | Language>(['system', ...(Object.keys(LANGUAGES) as Language[])]),
  /** Keys of commands that are not the commands' own. */
  shortcuts: readChosenKeys,
};

export type Settings = { readonly [N in keyof typeof READERS]: ReturnType<(typeof READERS)[N]> };

/** What was stored, understood; `isOurs` is false for a text that is no settings of this format. */
export interface StoredSettings {
  readonly settings: Settings;
  /** Names that this program does not know. */
  readonly others: Readonly<Record<string, unknown>>;
  readonly isOurs: boolean;
}

/** Settings from their text. Never throws: what cannot be understood means the defaults. */
export function readSettings(text: string | null): StoredSettings {
  const stored = text === null ? { format: FORMAT } : parseObject(text);
  const isOurs = stored?.format === FORMAT;
  const { format: _, ...values } = isOurs ? stored : {};
  const settings = Object.fromEntries(
    Object.entries(READERS).map(([name, read]) => [name, read((values as Record<string, unknown>)[name])]),
  ) as Settings;
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !(name in READERS)));
  return { settings, others, isOurs };
}

/** The text that `readSettings` reads. */
export function writeSettings({ settings, others }: Omit<StoredSettings, 'isOurs'>): string {
  return JSON.stringify({ format: FORMAT, ...settings, ...others });
}

function oneOf<T>(values: readonly [T, ...T[]]): (stored: unknown) => T {
  return (stored) => values.find((value) => value === stored) ?? values[0];
}

function parseObject(text: string): { readonly format?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
