import type { Bookmark, Memory, Visit } from './memory.ts';
import { reduceSession, type SessionEvent } from './session.ts';

const MOST_VISITS = 1000;
const MOST_SEARCHES = 20;

/** What happens to the parts of the memory that all windows share. */
export type SharedEvent =
  | { readonly kind: 'visited'; readonly visit: Visit }
  | { readonly kind: 'history-cleared' }
  | { readonly kind: 'searched'; readonly query: string }
  | { readonly kind: 'searches-cleared' }
  | { readonly kind: 'bookmarked'; readonly bookmark: Bookmark }
  | { readonly kind: 'unbookmarked'; readonly ref: string }
  | { readonly kind: 'noted'; readonly ref: string; readonly note: string }
  /** Bookmarks from a file; what is there stays, and notes that differ are joined. */
  | { readonly kind: 'imported'; readonly bookmarks: readonly Bookmark[] }
  /** Bookmarks whose sections stand elsewhere in the version that is read now. */
  | { readonly kind: 'repinned'; readonly moves: readonly { readonly from: string; readonly to: string }[] };

export type MemoryEvent = SharedEvent | SessionEvent;

/** The memory after an event. Nothing is ever forgotten but by the limits and by those who ask for it. */
export function reduceMemory(memory: Memory, event: MemoryEvent): Memory {
  const { history, searches, bookmarks } = memory;
  switch (event.kind) {
    case 'visited': {
      const others = history.filter(({ address }) => address !== event.visit.address);
      return { ...memory, history: [event.visit, ...others].slice(0, MOST_VISITS) };
    }
    case 'history-cleared':
      return { ...memory, history: [] };
    case 'searched': {
      const query = event.query.trim();
      if (query === '') return memory;
      const others = searches.filter((other) => other !== query);
      return { ...memory, searches: [query, ...others].slice(0, MOST_SEARCHES) };
    }
    case 'searches-cleared':
      return { ...memory, searches: [] };
    case 'bookmarked':
      return bookmarks.some(({ ref }) => ref === event.bookmark.ref)
        ? memory
        : { ...memory, bookmarks: [...bookmarks, event.bookmark] };
    case 'unbookmarked':
      return { ...memory, bookmarks: bookmarks.filter(({ ref }) => ref !== event.ref) };
    case 'noted':
      return {
        ...memory,
        bookmarks: bookmarks.map((its) => (its.ref === event.ref ? { ...its, note: event.note } : its)),
      };
    case 'imported':
      return { ...memory, bookmarks: join(bookmarks, event.bookmarks) };
    case 'repinned': {
      const places = new Map(event.moves.map(({ from, to }) => [from, to]));
      const moved = bookmarks.map((its) => ({ ...its, ref: places.get(its.ref) ?? its.ref }));
      return { ...memory, bookmarks: join([], moved) };
    }
    default:
      return { ...memory, session: reduceSession(memory.session, event) };
  }
}

/** Whether an event is of the parts that all windows share. */
export function isShared(event: MemoryEvent): event is SharedEvent {
  return !/^(arrived|tab-|place-|beside-)/.test(event.kind);
}

/** One list of two, each ref once. */
function join(those: readonly Bookmark[], others: readonly Bookmark[]): readonly Bookmark[] {
  const all = new Map<string, Bookmark>();
  for (const bookmark of [...those, ...others]) {
    const there = all.get(bookmark.ref);
    all.set(bookmark.ref, there ? { ...there, note: joinNotes(there.note, bookmark.note) } : bookmark);
  }
  return [...all.values()];
}

function joinNotes(a: string, b: string): string {
  if (b === '' || a.includes(b)) return a;
  return a === '' || b.includes(a) ? b : `${a}\n\n${b}`;
}
