import en from './en.json';
import type { Language } from './languages.ts';

/** A name of a text that the app shows. */
export type StringKey = keyof typeof en;

/** All texts in one language. */
export type Strings = Readonly<Record<StringKey, string>>;

/** English comes with the app; any other language is fetched by those who read it. */
const TABLES: Readonly<Record<Language, () => Promise<Strings>>> = {
  en: async () => en,
  de: async () => (await import('./de.json')).default,
};

let language: Language = 'en';
let strings: Strings = en;

/** Has all texts that are drawn from now on in a language, and tells the browser of it. */
export async function speak(wanted: Language): Promise<void> {
  strings = await TABLES[wanted]();
  language = wanted;
  document.documentElement.lang = wanted;
}

/** The text of that name, with `{name}` replaced by the values given. */
export function t(key: StringKey, values: Readonly<Record<string, string | number>> = {}): string {
  return strings[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One of two texts, by whether `count` is one; both know `{count}`. */
export function plural(one: StringKey, other: StringKey, count: number): string {
  return t(count === 1 ? one : other, { count: writeNumber(count) });
}

/** A day, given as `2026-11-21`, as the language that is spoken writes it; a text that is no day as it is. */
export function writeDay(day: string): string {
  const noon = new Date(`${day}T12:00`);
  return Number.isNaN(noon.getTime()) ? day : noon.toLocaleDateString(language, { dateStyle: 'full' });
}

/** A number as the language that is spoken writes it: `1,234` or `1.234`. */
export function writeNumber(number: number): string {
  return number.toLocaleString(language);
}
