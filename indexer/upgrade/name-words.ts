/** Words of Python and of everyday code: a project that has them need not have what an item is about. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    'True False None self cls args kwargs int str bool float list dict set tuple bytes object type len print open id ' +
    'name value key data text file path url get post put delete request response model form view field ' +
    'import from class def return if else for in is not and or with as try except raise async await lambda super'
  ).split(' '),
);

/**
 * The one word of a documented name that stands in code which uses it: the last part of a dotted name, the tag of
 * `{% tag %}`, without calls, quotes and filters' bars. Empty when there is none.
 */
export function telling(name: string): string {
  const bare = name
    .replace(/^\{%\s*(?:end)?(\w+).*$/, '$1')
    .replace(/\(.*$/s, '')
    .replace(/[[=].*$/s, '')
    .replace(/^[\s|'"@*.]+|[\s|'"]+$/g, '');
  const last = bare.split(/[.\s]/).at(-1) ?? '';
  return /^[\p{L}_][\p{L}\p{N}_]*$|^--[\w-]+$/u.test(last) ? last : '';
}

/** What must stand before the last word for it to be the one that is meant: the class of `CheckConstraint.check`. */
export function owner(name: string): string | undefined {
  const parts = name.replace(/\(.*$/s, '').split('.');
  return parts.slice(0, -1).findLast((part) => /^\p{Lu}/u.test(part));
}

/** Whether a word says by itself that a project uses the thing: not an everyday word, and not a plain one. */
export function isDistinct(word: string): boolean {
  return word.length > 2 && !EVERYDAY.has(word) && /[_\p{Lu}-]/u.test(word.slice(1));
}
