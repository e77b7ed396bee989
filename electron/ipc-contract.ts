import type { ImportMessage } from '../indexer/core/import-messages.ts';
import type { SourceFormat } from '../indexer/core/types.ts';

/** A file or folder that the person chose. Its path stays in the main process; the page has a token for it. */
export interface ChosenSource {
  readonly token: string;
  /** The last part of its path, to be shown. */
  readonly name: string;
}

export interface ImportOrder {
  /** Tokens of chosen sources. */
  readonly sources: readonly string[];
  readonly docSet?: string;
  readonly version?: string;
  /** A format that overrides the guess. */
  readonly as?: SourceFormat;
}

/** Everything the page may ask of the main process: name → arguments and result. Each name is a channel. */
export interface IpcCalls {
  /** Lets the person choose. Folders and files apart, because Windows and Linux have no dialog for both. */
  chooseSources: { args: readonly [kind: 'folders' | 'files']; result: readonly ChosenSource[] };
  /** Imports, one order at a time; answers when it is over. What happens meanwhile is told by `importMessage`. */
  importSources: { args: readonly [order: ImportOrder]; result: 'finished' | 'cancelled' };
  /** Ends the import that runs and says whether one did; what was installed before stays as it was. */
  cancelImport: { args: readonly []; result: boolean };
  /** What the app remembers, as the page wrote it; undefined when it never did. */
  readMemory: { args: readonly []; result: string | undefined };
  /** Puts a text in the place of what the app remembers, wholly or not at all. */
  writeMemory: { args: readonly [text: string]; result: undefined };
  /** Keeps what the app remembers under another name, which is the answer. */
  setMemoryAside: { args: readonly []; result: string };
}

/** Everything the main process tells the page: name → arguments. Each name is a channel. */
export interface IpcEvents {
  importMessage: readonly [message: ImportMessage];
  /** For the preload alone: go to a place, given as the fragment of the app's address. */
  openPlace: readonly [fragment: string];
  /** For the preload alone: go back (-1) or forward (1) in the page's history. */
  travel: readonly [steps: -1 | 1];
}

export type CallName = keyof IpcCalls;
export type EventName = keyof IpcEvents;

/** A call as the page makes it. */
export type Call<N extends CallName> = (...args: IpcCalls[N]['args']) => Promise<IpcCalls[N]['result']>;

/** What the preload puts into the page as `window.djdocs`; a page in a plain browser has none. */
export type DesktopBridge = { readonly [N in CallName]: Call<N> } & {
  /** Hears what the importer says. @returns a function that ends the listening */
  readonly onImportMessage: (listener: (message: ImportMessage) => void) => () => void;
};

declare global {
  interface Window {
    readonly djdocs?: DesktopBridge;
  }
}
