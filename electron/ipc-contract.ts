import type { ChosenSource, DeskCalls, DeskMessage } from '../indexer/core/desk-calls.ts';

/** Everything the page may ask of the main process: name → arguments and result. Each name is a channel. */
export interface IpcCalls extends DeskCalls {
  /** Lets the person choose. Folders and files apart, because Windows and Linux have no dialog for both. */
  chooseSources: { args: readonly [kind: 'folders' | 'files']; result: readonly ChosenSource[] };
  /** For the preload alone, which sees what the person drops on the window: its paths. */
  takeDropped: { args: readonly [paths: readonly string[]]; result: readonly ChosenSource[] };
  /** The keys that bring the window up to search, as Electron's accelerators are written; '' when there are none. */
  searchShortcut: { args: readonly []; result: string };
  /** Has other keys do so, '' none. Says whether they could be had; if not, those of before stay. */
  setSearchShortcut: { args: readonly [keys: string]; result: boolean };
  /** What the app remembers, as the page wrote it; undefined when it never did. */
  readMemory: { args: readonly []; result: string | undefined };
  /** Puts a text in the place of what the app remembers, wholly or not at all. */
  writeMemory: { args: readonly [text: string]; result: undefined };
  /** Keeps what the app remembers under another name, which is the answer. */
  setMemoryAside: { args: readonly []; result: string };
}

/** Everything the main process tells the page: name → arguments. Each name is a channel. */
export interface IpcEvents {
  importMessage: readonly [message: DeskMessage];
  /** Something was chosen from the menu. */
  given: readonly [sources: readonly ChosenSource[]];
  /** For the preload alone: go to a place, given as the fragment of the app's address. */
  openPlace: readonly [fragment: string];
  /** For the preload alone: go back (-1) or forward (1) in the page's history. */
  travel: readonly [steps: -1 | 1];
  /** The person wants to search. */
  search: readonly [];
}

export type CallName = keyof IpcCalls;
export type EventName = keyof IpcEvents;

/** A call as the page makes it. */
export type Call<N extends CallName> = (...args: IpcCalls[N]['args']) => Promise<IpcCalls[N]['result']>;

/** What the preload puts into the page as `window.djdocs`; a page in a plain browser has none. */
export type DesktopBridge = { readonly [N in Exclude<CallName, 'takeDropped'>]: Call<N> } & {
  /** Hears what is told while something goes on. @returns a function that ends the listening */
  readonly onImportMessage: (listener: (message: DeskMessage) => void) => () => void;
  /** Hears that the person wants to search, from the menu or from anywhere. @returns a function that ends the listening */
  readonly onSearch: (listener: () => void) => () => void;
  /** Hears what was dropped on the window or chosen from its menu. @returns a function that ends the listening */
  readonly onGiven: (listener: (sources: readonly ChosenSource[]) => void) => () => void;
};

declare global {
  interface Window {
    readonly djdocs?: DesktopBridge;
  }
}
