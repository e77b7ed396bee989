/** The part of a KeyboardEvent that names its keys. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Meta',
  'Alt',
  'AltGraph',
  'Shift',
  'Dead',
  'Process',
]);

/** Keys that move through any page and are nobody's shortcut. */
const FIXED: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  ' ',
  'Escape',
  'Backspace',
  'Delete',
  'CapsLock',
]);

/**
 * The keys that are pressed, as one name: `/`, `Shift+B`, `Mod+K`, `Alt+ArrowLeft`. `Mod` is Ctrl, or Cmd on a Mac. Signs
 * that take Shift on some keyboards only (`?`) are named without it. Undefined while only modifiers are down.
 */
export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | undefined {
  if (MODIFIERS.has(key)) return undefined;
  const isLetter = /^\p{L}$/u.test(key);
  const name = isLetter ? key.toUpperCase() : key;
  const saysShift = shiftKey && (isLetter || key.length > 1);
  // A bare letter is written small, so that it reads as the key and not as a capital.
  const isBare = isLetter && !ctrlKey && !metaKey && !altKey && !shiftKey;
  return [
    ctrlKey || metaKey ? 'Mod+' : '',
    altKey ? 'Alt+' : '',
    saysShift ? 'Shift+' : '',
    isBare ? key.toLowerCase() : name,
  ].join('');
}

/** Whether a key is typed as text, so that it must do nothing else where text is typed. */
export function isTypedKey(name: string): boolean {
  return !name.startsWith('Mod+') && !/^Alt\+[^+]{2,}$/.test(name);
}

/** Whether a key may be chosen for a command. */
export function isChoosable(name: string): boolean {
  return !FIXED.has(name.replace(/^(Mod\+|Alt\+|Shift\+)+(?=.)/, ''));
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A key as it is printed on keyboards: `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function printKey(name: string, isMac: boolean): string {
  const parts = name.split(/\+(?=.)/);
  const printed = parts.map((part, i) => (i === parts.length - 1 ? (SIGNS[part] ?? part) : part));
  if (!isMac) return printed.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const mac: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
  return printed.map((part) => mac[part] ?? part).join('');
}

/** Whether what has the focus takes text, or chooses by letters as a list does. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
