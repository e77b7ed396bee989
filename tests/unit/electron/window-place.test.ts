import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, screen: {} }));
const { overlaps } = await import('../../../electron/window-place.ts');
const { settingsOf } = await import('../../../electron/desktop-settings.ts');

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 };

test.each([
  ['in the middle', { x: 300, y: 100, width: 900, height: 700 }, true],
  ['with a corner to take hold of', { x: 1800, y: 900, width: 900, height: 700 }, true],
  ['on a screen that is gone', { x: 2000, y: 100, width: 900, height: 700 }, false],
  ['left of everything', { x: -1000, y: 100, width: 900, height: 700 }, false],
  ['above everything', { x: 300, y: -400, width: 900, height: 700 }, false],
])('a window %s is seen: %s', (_, window, isSeen) => {
  expect(overlaps(window, SCREEN)).toBe(isSeen);
});

test.each([
  [null, {}],
  ['text', {}],
  [{ window: { x: 1 } }, {}],
  [{ window: { x: 1, y: 2, width: 'a', height: 4, isMaximized: true }, searchShortcut: 7 }, {}],
  [
    { window: { x: 1, y: 2, width: 3, height: 4, isMaximized: false }, searchShortcut: 'Alt+D', other: 1 },
    { window: { x: 1, y: 2, width: 3, height: 4, isMaximized: false }, searchShortcut: 'Alt+D' },
  ],
])('of what was stored only what is right is taken: %j', (stored, settings) => {
  expect(settingsOf(stored)).toEqual(settings);
});
