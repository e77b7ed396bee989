/**
 * What a table has for a key that somebody else wrote; undefined when it has nothing. Every object also answers to
 * `constructor` and its like, which are good names for an element, a class or a file's extension.
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
