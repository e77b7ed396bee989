import { storedPlace } from '../app/stored-place.ts';
import type { Place, Tab } from '../memory/session.ts';

/** What the present entry of the window's history says: which tab it is of, and where its page was left. */
export interface HistoryEntry {
  readonly tab: string | undefined;
  readonly place: Place | undefined;
}

/** Reads the present entry of the history. */
export function historyEntry(): HistoryEntry {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null) return { tab: undefined, place: undefined };
  const tab = 'tab' in state && typeof state.tab === 'string' ? state.tab : undefined;
  return { tab, place: storedPlace() };
}

/** Makes the present entry of the history one of a tab. */
export function claimEntry(tab: string): void {
  if (historyEntry().tab !== tab) history.replaceState({ ...history.state, tab }, '');
}

/** Writes a tab over the present entry of the history, without opening anything. */
export function writeEntry({ id, address, place }: Tab): void {
  history.replaceState({ ...place, tab: id }, '', `#/${address}`);
}

/** Goes to where a tab is, as a step in the history, so that back leads to the tab before. */
export function goToTab({ id, address, place }: Tab): void {
  const state = { ...place, tab: id };
  history.pushState(state, '', `#/${address}`);
  dispatchEvent(new PopStateEvent('popstate', { state }));
}

/** A name for a new tab. */
export function newTabId(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}
