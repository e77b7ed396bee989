import { useSyncExternalStore } from 'react';
import type { Settings } from './settings.ts';
import { SettingsStore } from './settings-store.ts';

/** The settings of this browser or desktop program. */
export const settingsStore = new SettingsStore(localStorageOrNone());

/** The settings in force; what uses them is drawn anew when they change. */
export function useSettings(): Settings {
  return useSyncExternalStore(settingsStore.subscribe, () => settingsStore.current);
}

/** Merely asking for storage that is switched off throws. */
function localStorageOrNone(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
