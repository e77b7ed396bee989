import type { ChosenSource, DeskCallName, DeskCalls, DeskMessage } from '../../indexer/core/desk-calls.ts';
import { HttpDesk, tokenOfPage } from './http-desk.ts';
import { IpcDesk } from './ipc-desk.ts';

/** What is told while something goes on; files also have to get from a browser to its server. */
export type Told =
  | DeskMessage
  | { readonly type: 'handing-over'; readonly name: string; readonly done: number; readonly total: number };

/**
 * Something that the person gave, from wherever in the window: chosen things, or why they cannot be taken; before that,
 * where it takes time, that they are being taken.
 */
export type Given =
  | { readonly isTaking: true }
  | { readonly sources: readonly ChosenSource[] }
  | { readonly error: string };

/** What looks after the library: the desktop's main process, or the server that this page comes from. */
export interface Desk {
  /** @throws Error whose message is a sentence for people */
  call<N extends DeskCallName>(name: N, args: DeskCalls[N]['args']): Promise<DeskCalls[N]['result']>;
  /** Lets the person choose files or a folder. @returns nothing when they cancel it */
  choose(kind: 'folders' | 'files'): Promise<readonly ChosenSource[]>;
  /** Stops taking what the person gave, where that takes time; nothing of it is kept. */
  stopTaking(): void;
  /** Hears what is told. @returns a function that ends the listening */
  onTold(listener: (told: Told) => void): () => void;
  /** Hears what is dropped on the window, or chosen from its menu. @returns a function that ends the listening */
  onGiven(listener: (given: Given) => void): () => void;
}

/** The desk of this page; undefined where its files come from a server that only reads. */
export function openDesk(): Desk | undefined {
  if (window.djdocs) return new IpcDesk(window.djdocs);
  const token = tokenOfPage();
  return token === undefined ? undefined : new HttpDesk(token, new URL('desk/', document.baseURI).href);
}
