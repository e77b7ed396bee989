import { refTextOf } from '../app/address.ts';
import { activeTab, EMPTY_SESSION, startSession } from '../memory/session.ts';
import { shareMemory } from '../memory/share-memory.ts';
import { memoryStore } from '../memory/use-memory.ts';
import { historyEntry, newTabId, writeEntry } from './window-place.ts';

/** Longest wait for the memory before the app opens without it, in milliseconds. */
const PATIENCE_MS = 3000;

/** Reads the memory and puts the window where it says: at the last session's tab, or at the window's own address. */
export async function startHere(): Promise<void> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  const isFirst = await Promise.race([loadShared(), late]);
  const { current } = memoryStore;
  const { tab } = historyEntry();
  const address = location.hash === '' ? undefined : refTextOf(location.hash);
  const stored = isFirst ? current.session : EMPTY_SESSION;
  const session = startSession(stored, { address, tab }, newTabId());
  memoryStore.begin({ ...current, session });
  const active = activeTab(session);
  if (active && (address !== active.address || tab !== active.id)) writeEntry(active);
  // What was not written yet when the window goes is lost.
  addEventListener('pagehide', () => void memoryStore.flush());
}

async function loadShared(): Promise<boolean> {
  await memoryStore.load();
  return shareMemory(memoryStore);
}
