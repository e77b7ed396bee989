import { useEffect } from 'react';
import { refTextOf } from '../app/address.ts';
import type { AppState } from '../app/app-state.ts';
import { useCommand } from '../commands/use-commands.ts';
import { neighbourTab, type Session } from '../memory/session.ts';
import { memoryStore, useMemory } from '../memory/use-memory.ts';
import { pageTitle } from './page-title.ts';
import { chooseTab, closeTab, moveTab, notePlace, openTab, reopenTab } from './tab-actions.ts';
import { claimEntry, historyEntry } from './window-place.ts';

/** Time without scrolling after which the memory hears of the place, in milliseconds. */
const REST_MS = 300;

/** Keeps the tabs in step with the window's address and history, and the memory with what is read. */
export function useTabs(state: AppState): Session {
  const session = useMemory((memory) => memory.session);
  useHistoryOfTabs();
  useArrivals(state);
  useKeptPlace();
  const { active, tabs } = session;
  const hasOthers = tabs.length > 1;
  const step = (by: number) => {
    const tab = neighbourTab(session, by);
    if (tab) chooseTab(tab.id);
  };
  useCommand('newTab', () => openTab('', '', true));
  useCommand('closeTab', () => closeTab(active));
  useCommand('reopenTab', reopenTab, session.closed.length > 0);
  useCommand('nextTab', () => step(1), hasOthers);
  useCommand('previousTab', () => step(-1), hasOthers);
  useCommand('moveTabForward', () => moveTab(active, 1), hasOthers);
  useCommand('moveTabBack', () => moveTab(active, -1), hasOthers);
  return session;
}

/** Back and forward may lead to another tab; a link that was followed belongs to the tab that it was in. */
function useHistoryOfTabs(): void {
  useEffect(() => {
    const look = () => {
      const { tabs, active } = memoryStore.current.session;
      const { tab } = historyEntry();
      if (tab !== undefined && tabs.some(({ id }) => id === tab))
        memoryStore.dispatch({ kind: 'tab-chosen', id: tab });
      else claimEntry(active);
    };
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
}

/** Tells the memory of each page that has opened. */
function useArrivals({ page, visit, shelf }: AppState): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit is told once, when its page has opened
  useEffect(() => {
    if (visit === 0) return;
    const address = refTextOf(location.hash);
    const title = pageTitle(page, shelf);
    memoryStore.dispatch({ kind: 'arrived', tab: memoryStore.current.session.active, address, title });
    if (page.view === 'topic' || page.view === 'comparison') {
      memoryStore.dispatch({ kind: 'visited', visit: { address, title, at: new Date().toISOString() } });
    }
  }, [visit]);
}

function useKeptPlace(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(notePlace, REST_MS);
    };
    addEventListener('scroll', wait, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', wait);
    };
  }, []);
}
