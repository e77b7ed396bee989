import type { SessionEvent, Tab } from '../memory/session.ts';
import { activeTab } from '../memory/session.ts';
import { memoryStore } from '../memory/use-memory.ts';
import { goToTab, historyEntry, newTabId } from './window-place.ts';

/** Opens an address in a tab of its own, beside the one that is shown. */
export function openTab(address: string, title: string, isActive: boolean): void {
  change({ kind: 'tab-opened', tab: { id: newTabId(), address, title }, isActive });
}

/** Shows a tab where it was left. */
export function chooseTab(id: string): void {
  change({ kind: 'tab-chosen', id });
}

/** Closes a tab; the last one makes room for the first page. */
export function closeTab(id: string): void {
  change({ kind: 'tab-closed', id, spare: { id: newTabId(), address: '', title: '' } });
}

/** Brings back the tab that was closed last. */
export function reopenTab(): void {
  change({ kind: 'tab-reopened' });
}

/** Moves a tab so many places to the end. */
export function moveTab(id: string, by: number): void {
  memoryStore.dispatch({ kind: 'tab-moved', id, by });
}

/** Shows an address beside the page of the active tab; undefined ends the split view. */
export function showBeside(address: string | undefined): void {
  const { active } = memoryStore.current.session;
  memoryStore.dispatch({ kind: 'beside-shown', tab: active, address });
}

/** Has the memory know where the page of the active tab is scrolled to. */
export function notePlace(): void {
  const { tab, place } = historyEntry();
  if (place && tab !== undefined) memoryStore.dispatch({ kind: 'place-left', tab, place });
}

/** Changes the tabs, and goes where the active one is when it has become another. */
function change(event: SessionEvent): void {
  notePlace();
  const before = memoryStore.current.session.active;
  memoryStore.dispatch(event);
  const tab: Tab | undefined = activeTab(memoryStore.current.session);
  if (tab && tab.id !== before) goToTab(tab);
}
