/** What of a key event tells a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether keys are a shortcut such as `mod+k`, `ctrl+shift+f`, `/`; `mod` is Command on Apple's machines and Control on
 * all others. An empty shortcut is none.
 */
export function isShortcut(shortcut: string, press: KeyPress, isApple: boolean): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.pop();
  if (!key || press.key.toLowerCase() !== key) return false;
  const wants = (name: string) => parts.includes(name);
  const ctrl = wants('ctrl') || (wants('mod') && !isApple);
  const meta = wants('meta') || (wants('mod') && isApple);
  // The layout decides whether a sign needs Shift.
  const isShiftRight = key.length === 1 && !/[a-z]/.test(key) ? true : press.shiftKey === wants('shift');
  return press.ctrlKey === ctrl && press.metaKey === meta && press.altKey === wants('alt') && isShiftRight;
}

/** Whether a shortcut is a single sign, which people also type as text. */
export function isSign(shortcut: string): boolean {
  return shortcut !== '' && !/(ctrl|alt|meta|mod)\+/i.test(shortcut);
}

/** What a shortcut is called on a key cap: `⌘ K`, `Ctrl K`. */
export function describeShortcut(shortcut: string, isApple: boolean): string {
  const names: Record<string, string> = {
    mod: isApple ? '⌘' : 'Ctrl',
    meta: '⌘',
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: '⇧',
  };
  return shortcut
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part.toUpperCase())
    .join(' ');
}
