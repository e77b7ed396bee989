import type { StringKey } from '../i18n/strings.ts';

/** What belongs together in lists of commands, in their order. */
export const COMMAND_GROUPS = ['find', 'tabs', 'keep', 'app'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

interface Command {
  readonly label: StringKey;
  readonly group: CommandGroup;
  /** The keys that run it as long as nobody chooses others, written as `keyOf` writes them. */
  readonly keys: readonly string[];
}

/** Everything that a key or a menu can have the app do. What it does is said by `useCommand` where it can be done. */
export const COMMANDS = {
  search: { label: 'search.open', group: 'find', keys: ['Mod+K', '/'] },
  findInPage: { label: 'find.label', group: 'find', keys: ['Mod+F'] },
  symbols: { label: 'command.symbols', group: 'find', keys: ['i'] },
  map: { label: 'command.map', group: 'find', keys: ['m'] },
  newTab: { label: 'command.newTab', group: 'tabs', keys: ['t'] },
  closeTab: { label: 'command.closeTab', group: 'tabs', keys: ['x'] },
  reopenTab: { label: 'command.reopenTab', group: 'tabs', keys: ['Shift+T'] },
  nextTab: { label: 'command.nextTab', group: 'tabs', keys: [']'] },
  previousTab: { label: 'command.previousTab', group: 'tabs', keys: ['['] },
  moveTabForward: { label: 'command.moveTabForward', group: 'tabs', keys: ['}'] },
  moveTabBack: { label: 'command.moveTabBack', group: 'tabs', keys: ['{'] },
  split: { label: 'command.split', group: 'tabs', keys: ['s'] },
  otherPane: { label: 'command.otherPane', group: 'tabs', keys: ['o'] },
  bookmark: { label: 'command.bookmark', group: 'keep', keys: ['b'] },
  note: { label: 'command.note', group: 'keep', keys: ['n'] },
  bookmarks: { label: 'command.bookmarks', group: 'keep', keys: ['Shift+B'] },
  history: { label: 'command.history', group: 'keep', keys: ['h'] },
  library: { label: 'library.manage', group: 'app', keys: ['Shift+L'] },
  shortcuts: { label: 'command.shortcuts', group: 'app', keys: ['?'] },
  settings: { label: 'settings.open', group: 'app', keys: [','] },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** The keys that somebody has chosen for commands; an empty list means that the command has none. */
export type ChosenKeys = { readonly [I in CommandId]?: readonly string[] };

/** The keys that run a command. */
export function keysFor(id: CommandId, chosen: ChosenKeys): readonly string[] {
  return chosen[id] ?? COMMANDS[id].keys;
}

/** The command that a key runs, if any. */
export function commandOf(key: string, chosen: ChosenKeys): CommandId | undefined {
  return COMMAND_IDS.find((id) => keysFor(id, chosen).includes(key));
}

/**
 * The choice after a command got other keys: another command that had one of them has lost it, and keys that are the
 * command's own are no choice.
 */
export function chooseKeys(chosen: ChosenKeys, id: CommandId, keys: readonly string[]): ChosenKeys {
  const next = new Map(Object.entries(chosen) as [CommandId, readonly string[]][]);
  for (const other of COMMAND_IDS) {
    const had = keysFor(other, chosen);
    const left = had.filter((key) => !keys.includes(key));
    if (other !== id && left.length < had.length) next.set(other, left);
  }
  next.set(id, keys);
  for (const [other, its] of next) if (isSame(its, COMMANDS[other].keys)) next.delete(other);
  return Object.fromEntries(next);
}

/** Chosen keys from whatever was stored: commands that are not known and lists that hold other things are left out. */
export function readChosenKeys(stored: unknown): ChosenKeys {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(
    ([id, keys]) => id in COMMANDS && Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
  );
  return Object.fromEntries(entries);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
