import { type BrowserWindow, screen } from 'electron';
import { keepSettings, readSettings, type WindowPlace } from './desktop-settings.ts';

const USUAL = { width: 1280, height: 860 };

/** Where the window opens: where it stood last, unless that screen is gone. */
export function placeOfWindow(): Partial<WindowPlace> & { width: number; height: number } {
  const { window } = readSettings();
  if (!window) return USUAL;
  const isSeen = screen.getAllDisplays().some(({ workArea }) => overlaps(window, workArea));
  return isSeen ? window : { ...USUAL, isMaximized: window.isMaximized };
}

/** Remembers where a window stands when it is closed. */
export function rememberPlace(window: BrowserWindow): void {
  window.on('close', () => {
    keepSettings({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } });
  });
}

type Area = Omit<WindowPlace, 'isMaximized'>;

/** Whether enough of a window would be on a screen to take hold of it. */
export function overlaps(window: Area, screenArea: Area): boolean {
  const enough = 80;
  const across =
    Math.min(window.x + window.width, screenArea.x + screenArea.width) - Math.max(window.x, screenArea.x);
  const down =
    Math.min(window.y + window.height, screenArea.y + screenArea.height) - Math.max(window.y, screenArea.y);
  // Its title bar has to be below the top of the screen.
  return across >= enough && down >= enough && window.y >= screenArea.y - 10;
}
