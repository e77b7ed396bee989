import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Where a window stood, in the screen's own units. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** What only the desktop program remembers; what the page remembers is the page's. */
export interface DesktopSettings {
  readonly window?: WindowPlace;
  /** Keys that bring the window up to search, as Electron writes accelerators. */
  readonly searchShortcut?: string;
}

const file = () => join(app.getPath('userData'), 'desktop.json');

/** What was remembered; nothing of what cannot be read. */
export function readSettings(): DesktopSettings {
  try {
    return settingsOf(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return {};
  }
}

/** Remembers some more. What cannot be kept is forgotten, as a program without a place to write must do. */
export function keepSettings(some: DesktopSettings): void {
  try {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(`${file()}.new`, JSON.stringify({ ...readSettings(), ...some }));
    renameSync(`${file()}.new`, file());
  } catch (error) {
    console.error('What this window remembers could not be kept:', error);
  }
}

/** Settings from whatever was stored: parts that are not what they should be are left out. */
export function settingsOf(stored: unknown): DesktopSettings {
  if (typeof stored !== 'object' || stored === null) return {};
  const { window, searchShortcut } = stored as Record<string, unknown>;
  return {
    ...(isPlace(window) ? { window } : {}),
    ...(typeof searchShortcut === 'string' ? { searchShortcut } : {}),
  };
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximized } = value as Record<string, unknown>;
  return [x, y, width, height].every(Number.isInteger) && typeof isMaximized === 'boolean';
}
