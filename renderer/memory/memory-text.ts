import { type Bookmark, EMPTY_MEMORY, type Memory, type Visit } from './memory.ts';
import type { Place, Session, Tab } from './session.ts';

const FORMAT = 1;

/** A memory as it was stored. */
export interface StoredMemory {
  /** What could be understood. */
  readonly memory: Memory;
  /** Why the text must be kept: it is of a later format, is no memory at all, or has parts that are none. */
  readonly problem?: 'future' | 'damaged';
}

/** The memory in a text. Never throws. */
export function readMemory(text: string | undefined): StoredMemory {
  if (text === undefined) return { memory: EMPTY_MEMORY };
  const stored = parse(text);
  if (!isObject(stored) || typeof stored.format !== 'number')
    return { memory: EMPTY_MEMORY, problem: 'damaged' };
  if (stored.format !== FORMAT) return { memory: EMPTY_MEMORY, problem: 'future' };
  let isDamaged = false;
  const read = <T>(list: unknown, item: (value: unknown) => T | undefined): readonly T[] => {
    if (!Array.isArray(list)) isDamaged = true;
    const items = Array.isArray(list) ? list.map(item) : [];
    if (items.includes(undefined)) isDamaged = true;
    return items.filter((value) => value !== undefined);
  };
  const session = isObject(stored.session) ? stored.session : {};
  const tabs = read(session.tabs, readTab);
  const active = tabs.find(({ id }) => id === session.active) ?? tabs[0];
  const memory: Memory = {
    session: { tabs, active: active?.id ?? '', closed: read(session.closed, readTab) } satisfies Session,
    history: read(stored.history, readVisit),
    bookmarks: read(stored.bookmarks, readBookmark),
    searches: read(stored.searches, (value) => (isText(value) ? value : undefined)),
  };
  return isDamaged ? { memory, problem: 'damaged' } : { memory };
}

/** The text that `readMemory` reads. */
export function writeMemory(memory: Memory): string {
  return JSON.stringify({ format: FORMAT, ...memory });
}

/** A bookmark from whatever was stored or imported. */
export function readBookmark(value: unknown): Bookmark | undefined {
  if (!isObject(value)) return undefined;
  const { ref, title, note, added } = value;
  return isText(ref) && isText(title) && isText(note) && isText(added)
    ? { ref, title, note, added }
    : undefined;
}

function readVisit(value: unknown): Visit | undefined {
  if (!isObject(value)) return undefined;
  const { address, title, at } = value;
  return isText(address) && isText(title) && isText(at) ? { address, title, at } : undefined;
}

function readTab(value: unknown): Tab | undefined {
  if (!isObject(value)) return undefined;
  const { id, address, title, beside } = value;
  if (!isText(id) || !isText(address) || !isText(title)) return undefined;
  const place = readPlace(value.place);
  return { id, address, title, ...(place && { place }), ...(isText(beside) && { beside }) };
}

/** A place from whatever was stored; a page without one is shown from its beginning. */
export function readPlace(value: unknown): Place | undefined {
  if (!isObject(value) || typeof value.scroll !== 'number') return undefined;
  const { scroll, anchor, offset } = value;
  return isText(anchor) && typeof offset === 'number' ? { scroll, anchor, offset } : { scroll };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
