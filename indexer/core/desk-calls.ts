import type { ImportFailure, ImportMessage, ImportRequest } from './import-messages.ts';
import type { Origin, SourceFormat } from './types.ts';

/**
 * What a page may have done to the library: the same for the desktop program, which asks its main process, and for
 * `djdocs serve`, whose page asks the server. A path never comes from a page: what a person chose has a token there.
 */

/** A file or folder that the person chose. Its path stays with the host; the page has a token for it. */
export interface ChosenSource {
  readonly token: string;
  /** The last part of its path, to be shown. */
  readonly name: string;
}

/** What a chosen source looks like, before anything is done with it. */
export interface Recognition {
  readonly format: SourceFormat;
  /** Why it was taken for this format. */
  readonly reason: string;
  readonly docSet: string;
  readonly title: string;
  /** Undefined where the source does not say. */
  readonly version?: string;
  /** How many sources lie side by side in it. */
  readonly sources: number;
}

export interface ImportOrder {
  /** Tokens of chosen sources. */
  readonly sources: readonly string[];
  readonly docSet?: string;
  readonly version?: string;
  /** A format that overrides the guess. */
  readonly as?: SourceFormat;
}

/** An installed doc set as its keeper sees it. */
export interface InstalledDocSet {
  readonly id: string;
  readonly title: string;
  /** On the disk. */
  readonly bytes: number;
  /** What only the state to go back to takes; null when there is none. */
  readonly previousBytes: number | null;
  readonly versions: readonly InstalledVersion[];
  /** When it was last verified (ISO 8601), and how many files were damaged. */
  readonly lastCheck?: { readonly at: string; readonly damaged: number };
  /** Why nothing more can be said. */
  readonly error?: string;
}

export interface InstalledVersion {
  readonly label: string;
  readonly topics: number;
  readonly problems: number;
  readonly sources: readonly {
    readonly name: string;
    readonly format: SourceFormat;
    readonly license?: string;
    readonly origin?: Origin;
  }[];
}

/** What verifying a doc set found. */
export interface Verdict {
  readonly parts: number;
  /** A sentence for each damage; empty when every byte is as it was written. */
  readonly damage: readonly string[];
}

/** A well-known doc set that can be fetched. */
export interface CatalogueItem {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly format: SourceFormat;
  readonly license: string;
  readonly megabytes: number;
  /** Newest first; none where the file itself says its version. */
  readonly versions: readonly string[];
  /** The host that would be asked. */
  readonly host: string;
  /** The package of the operating system that holds it, if it is installed here. */
  readonly system?: string;
}

/** What to get of the catalogue. */
export interface GetOrder {
  readonly name: string;
  readonly version?: string;
  /** Whether to take what a package of the operating system has put on this machine, instead of fetching. */
  readonly system?: boolean;
}

/** What is told while something goes on. */
export type DeskMessage =
  | ImportMessage
  /** `total` is undefined where the server does not say it. */
  | { readonly type: 'fetching'; readonly name: string; readonly done: number; readonly total?: number };

export type Outcome = 'finished' | 'cancelled';

/** Everything that is asked: name → arguments and result. */
export interface DeskCalls {
  recognise: { args: readonly [token: string]; result: Recognition };
  /** What was chosen will not be added after all. */
  forget: { args: readonly [tokens: readonly string[]]; result: null };
  /** Imports, one order at a time; answers when it is over. What happens meanwhile is told. */
  importSources: { args: readonly [order: ImportOrder]; result: Outcome };
  /** Fetches and imports, like `importSources`. */
  getDocSet: { args: readonly [order: GetOrder]; result: Outcome };
  /** Ends what is going on and says whether anything was; what was installed before stays as it was. */
  cancelImport: { args: readonly []; result: boolean };
  /** Everything that is installed. */
  inspect: { args: readonly []; result: readonly InstalledDocSet[] };
  catalogue: { args: readonly []; result: readonly CatalogueItem[] };
  verify: { args: readonly [docSet: string]; result: Verdict };
  rollBack: { args: readonly [docSet: string]; result: null };
  /** A doc set, or one version of it. */
  remove: { args: readonly [docSet: string, version: string | null]; result: null };
}

export type DeskCallName = keyof DeskCalls;

/** Calls that go on for a while and tell about it. */
export const TELLING_CALLS: ReadonlySet<DeskCallName> = new Set(['importSources', 'getDocSet']);

/** What a process that does one chore is told to do. */
export type Chore =
  | { readonly kind: 'inspect'; readonly packs: string }
  | { readonly kind: 'tidy'; readonly packs: string }
  | { readonly kind: 'recognise'; readonly source: string }
  | { readonly kind: 'catalogue' }
  | { readonly kind: 'verify' | 'roll-back'; readonly packs: string; readonly docSet: string }
  | {
      readonly kind: 'remove';
      readonly packs: string;
      readonly docSet: string;
      readonly version: string | null;
    }
  /** Gives a `FetchedDocSet`. */
  | { readonly kind: 'fetch'; readonly order: GetOrder; readonly downloads: string }
  | { readonly kind: 'forget'; readonly folder: string; readonly downloads: string };

/** A file on this machine with a doc set, and how it is to be imported. */
export interface FetchedDocSet {
  readonly request: Omit<ImportRequest, 'packs'>;
  /** The folder that the file was fetched to, which is to be forgotten afterwards. */
  readonly folder?: string;
}

export type ChoreMessage =
  | DeskMessage
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'refused'; readonly error: ImportFailure };
