import en from './en.json';

/** A name of a text that the app shows. */
export type StringKey = keyof typeof en;

/** The text of that name, with `{name}` replaced by the values given. */
export function t(key: StringKey, values: Readonly<Record<string, string | number>> = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One of two texts, by whether `count` is one; both know `{count}`. */
export function plural(one: StringKey, other: StringKey, count: number): string {
  return t(count === 1 ? one : other, { count: count.toLocaleString('en') });
}
