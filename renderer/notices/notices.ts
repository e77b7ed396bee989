import type { StringKey } from '../i18n/strings.ts';

/** Something that happened aside from what is being read. */
export interface Notice {
  readonly id: number;
  readonly text: StringKey;
  readonly values: Readonly<Record<string, string | number>>;
}

const listeners = new Set<() => void>();
let notices: readonly Notice[] = [];
let last = 0;

/** Tells the reader something; it stays until they have put it away. */
export function say(text: StringKey, values: Notice['values'] = {}): void {
  set([...notices, { id: ++last, text, values }]);
}

/** Puts a notice away. */
export function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

/** All notices, the oldest first. */
export function currentNotices(): readonly Notice[] {
  return notices;
}

/** @returns a function that ends the listening */
export function onNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}
