/** Where a page was left: how far it was scrolled, and the section at the top of the window with its distance to it. */
export interface Place {
  readonly scroll: number;
  readonly anchor?: string;
  /** In CSS pixels below the window's top edge. */
  readonly offset?: number;
}

export interface Tab {
  readonly id: string;
  /** What stands behind `#/` in the window's address; '' for the first page. */
  readonly address: string;
  readonly title: string;
  readonly place?: Place;
  /** Address of what is shown beside it, in a split view. */
  readonly beside?: string;
}

/** The tabs of a window. */
export interface Session {
  readonly tabs: readonly Tab[];
  /** Id of the tab that is shown; '' while there is none. */
  readonly active: string;
  /** Tabs that were closed, the last first. */
  readonly closed: readonly Tab[];
}

export const EMPTY_SESSION: Session = { tabs: [], active: '', closed: [] };

const MOST_CLOSED = 20;

export type SessionEvent =
  /** The window has a tab and an address: at the start, and whenever a page has opened in it. */
  | { readonly kind: 'arrived'; readonly tab: string; readonly address: string; readonly title: string }
  | { readonly kind: 'tab-opened'; readonly tab: Tab; readonly isActive: boolean }
  /** `spare` takes its place when it was the last one. */
  | { readonly kind: 'tab-closed'; readonly id: string; readonly spare: Tab }
  | { readonly kind: 'tab-reopened' }
  | { readonly kind: 'tab-chosen'; readonly id: string }
  | { readonly kind: 'tab-moved'; readonly id: string; readonly by: number }
  | { readonly kind: 'place-left'; readonly tab: string; readonly place: Place }
  | { readonly kind: 'beside-shown'; readonly tab: string; readonly address: string | undefined };

/** The tabs after an event. What it says of a tab that is not there changes nothing. */
export function reduceSession(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'arrived':
      return withTab(session, event.tab, (tab) => {
        const isSame = tab.address === event.address;
        const { place: _, ...others } = tab;
        return { ...(isSame ? tab : others), address: event.address, title: event.title };
      });
    case 'tab-opened': {
      const at = session.tabs.findIndex(({ id }) => id === session.active) + 1;
      const isActive = event.isActive || session.tabs.length === 0;
      return {
        ...session,
        tabs: session.tabs.toSpliced(at, 0, event.tab),
        active: isActive ? event.tab.id : session.active,
      };
    }
    case 'tab-closed':
      return closeTab(session, event.id, event.spare);
    case 'tab-reopened': {
      const [tab, ...closed] = session.closed;
      return tab ? { tabs: [...session.tabs, tab], active: tab.id, closed } : session;
    }
    case 'tab-chosen':
      return session.tabs.some(({ id }) => id === event.id) ? { ...session, active: event.id } : session;
    case 'tab-moved':
      return moveTab(session, event.id, event.by);
    case 'place-left':
      return withTab(session, event.tab, (tab) => ({ ...tab, place: event.place }));
    case 'beside-shown':
      return withTab(session, event.tab, ({ beside: _, ...tab }) =>
        event.address === undefined ? tab : { ...tab, beside: event.address },
      );
  }
}

/** The tab that is shown. */
export function activeTab({ tabs, active }: Session): Tab | undefined {
  return tabs.find(({ id }) => id === active);
}

/** The tab so many places after the one that is shown, around the ends. */
export function neighbourTab({ tabs, active }: Session, by: number): Tab | undefined {
  const at = tabs.findIndex(({ id }) => id === active);
  return at < 0 ? undefined : tabs[(at + by + tabs.length) % tabs.length];
}

/**
 * The session that a window starts with, whose active tab is where it goes.
 * @param address what the window's own address says; undefined when it says nothing, so that what was last read is shown
 * @param tab id that the window's history has kept over a reload
 * @param spare id for a tab that has to be made
 */
export function startSession(
  stored: Session,
  { address, tab }: { readonly address: string | undefined; readonly tab: string | undefined },
  spare: string,
): Session {
  const known = stored.tabs.find(({ id }) => id === tab);
  if (known) return withTab({ ...stored, active: known.id }, known.id, (its) => goTo(its, address));
  if (address === undefined && activeTab(stored)) return stored;
  const wanted = address ?? '';
  const there = stored.tabs.find((its) => its.address === wanted);
  if (there) return { ...stored, active: there.id };
  const made: Tab = { id: spare, address: wanted, title: '' };
  const current = activeTab(stored);
  // Nobody misses a tab that shows the first page.
  if (current?.address === '') return withTab(stored, current.id, () => ({ ...made, id: current.id }));
  return reduceSession(stored, { kind: 'tab-opened', tab: made, isActive: true });
}

function goTo(tab: Tab, address: string | undefined): Tab {
  if (address === undefined || address === tab.address) return tab;
  const { place: _, ...others } = tab;
  return { ...others, address };
}

function closeTab(session: Session, id: string, spare: Tab): Session {
  const at = session.tabs.findIndex((tab) => tab.id === id);
  const gone = session.tabs[at];
  if (!gone) return session;
  const tabs = session.tabs.toSpliced(at, 1);
  const closed = [gone, ...session.closed].slice(0, MOST_CLOSED);
  if (tabs.length === 0) return { tabs: [spare], active: spare.id, closed };
  const next = tabs[Math.min(at, tabs.length - 1)] as Tab;
  return { tabs, active: session.active === id ? next.id : session.active, closed };
}

function moveTab(session: Session, id: string, by: number): Session {
  const at = session.tabs.findIndex((tab) => tab.id === id);
  const tab = session.tabs[at];
  if (!tab) return session;
  const to = Math.min(Math.max(at + by, 0), session.tabs.length - 1);
  return { ...session, tabs: session.tabs.toSpliced(at, 1).toSpliced(to, 0, tab) };
}

function withTab(session: Session, id: string, change: (tab: Tab) => Tab): Session {
  if (!session.tabs.some((tab) => tab.id === id)) return session;
  return { ...session, tabs: session.tabs.map((tab) => (tab.id === id ? change(tab) : tab)) };
}
