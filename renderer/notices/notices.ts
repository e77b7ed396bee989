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

/** Long enough to read a line, in milliseconds. */
const FLEETING_MS = 5000;

/** Tells the reader something; it stays until they have put it away, or as long as it takes to read. */
export function say(
  text: StringKey,
  values: Notice['values'] = {},
  stay: 'until-dismissed' | 'fleeting' = 'until-dismissed',
): void {
  const id = ++last;
  set([...notices, { id, text, values }]);
  if (stay === 'fleeting') setTimeout(dismiss, FLEETING_MS, id);
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
