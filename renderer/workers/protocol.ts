import type { Backlinks } from '../../indexer/core/backlinks.ts';
import type { TopicDiff } from '../../indexer/core/diff/types.ts';
import type { ListedSymbol } from '../../indexer/core/list-symbols.ts';
import type { Neighbourhood } from '../../indexer/core/neighbourhood.ts';
import type { SectionPlace } from '../../indexer/core/numbered-sections.ts';
import type { TopicList } from '../../indexer/core/pack-format.ts';
import type { SectionPreview } from '../../indexer/core/preview-section.ts';
import type { SearchRequest } from '../../indexer/core/query.ts';
import type { SearchHit } from '../../indexer/core/search-hit.ts';
import type { SearchAnswer } from '../../indexer/core/search-packs.ts';
import type { Topic } from '../../indexer/core/types.ts';
import type { LibrarySnippet, RunRequest } from '../../indexer/sandbox/messages.ts';
import type { FollowedPlace, PinnedPlace } from './follow-places.ts';

/** An installed doc set as the pickers and the first page show it. */
export interface DocSetInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Label of the version that opens when none is asked for. */
  readonly preferred: string;
  /** Newest first. */
  readonly versions: readonly { readonly label: string; readonly topics: number }[];
}

/** What the shelf holds, and the packs on it that could not be opened. */
export interface ShelfInfo {
  readonly docSets: readonly DocSetInfo[];
  readonly broken: readonly { readonly id: string; readonly error: WireError }[];
}

/** Why an address did not lead exactly where it says. */
export type Detour =
  | { readonly kind: 'version-missing'; readonly wanted: string }
  /** The section stands elsewhere in this version: it is the one that is shown. */
  | ({ readonly kind: 'moved' } & Wanted)
  /** `isNear`: what is shown is the nearest to it. */
  | ({
      readonly kind: 'topic-missing';
      readonly isNear: boolean;
      /** The versions that have it. */
      readonly elsewhere: readonly string[];
    } & Wanted)
  | ({ readonly kind: 'section-missing'; readonly isNear: boolean } & Wanted);

/** What an address asks for. */
interface Wanted {
  readonly path: string;
  readonly anchor?: string;
}

/** Where an address leads: the first page, a doc set's contents, or a topic. */
export type Opened =
  | { readonly view: 'library' }
  | { readonly view: 'pad' }
  | {
      readonly view: 'contents';
      readonly docSet: string;
      readonly version: string;
      readonly detours: readonly Detour[];
    }
  | {
      readonly view: 'topic';
      readonly docSet: string;
      readonly version: string;
      readonly topic: Topic;
      /** The chunk that the address names; 0 for the page as a whole. */
      readonly chunk: number;
      /** The anchor as asked for, also when this version does not have it. */
      readonly anchor?: string;
      /** Labels of the versions that have this topic, newest first. */
      readonly versions: readonly string[];
      readonly license?: string;
      /** Names of all sources that hold the page, the one that is shown first. */
      readonly sources: readonly string[];
      readonly detours: readonly Detour[];
    }
  | { readonly view: 'map'; readonly docSet: string; readonly version: string; readonly map: Neighbourhood }
  | {
      readonly view: 'symbols';
      readonly docSet: string;
      readonly version: string;
      readonly symbols: readonly ListedSymbol[];
    }
  | {
      /** A topic or section in two versions. */
      readonly view: 'comparison';
      readonly docSet: string;
      /** The newer of the two. */
      readonly version: string;
      readonly older: string;
      readonly path: string;
      readonly anchor?: string;
      readonly title: string;
      /** The version that does not have it at all, if one does not. */
      readonly missingIn?: string;
      readonly diff: TopicDiff;
    };

/** Everything the page may ask of the library worker: name → arguments and result. */
export interface LibraryCalls {
  shelf: { args: readonly []; result: ShelfInfo };
  open: { args: readonly [address: string]; result: Opened };
  topics: { args: readonly [docSet: string, version: string]; result: TopicList };
  search: { args: readonly [request: SearchRequest]; result: SearchAnswer };
  /** What links to the sections of a topic; nothing where the pack does not know. */
  backlinks: { args: readonly [docSet: string, version: string, path: string]; result: readonly Backlinks[] };
  /** Sections that have to do with one of a topic, or with all of it (0). */
  related: {
    args: readonly [docSet: string, version: string, path: string, chunk: number];
    result: readonly SectionPlace[];
  };
  /** Places that name a section's symbols without a link. */
  mentions: {
    args: readonly [docSet: string, version: string, path: string, chunk: number];
    result: readonly SearchHit[];
  };
  /** The beginning of what a ref leads to. */
  preview: { args: readonly [ref: string]; result: SectionPreview };
  /** What the other pages of a version can lend a run that its own page is not enough for. */
  lend: {
    args: readonly [docSet: string, version: string, path: string, request: RunRequest];
    result: readonly LibrarySnippet[];
  };
  /** Where pinned places of a doc set are in one of its versions, in their order. */
  follow: {
    args: readonly [docSet: string, places: readonly PinnedPlace[], version: string];
    result: readonly FollowedPlace[];
  };
  asset: { args: readonly [docSet: string, name: string]; result: Uint8Array };
}

export type CallName = keyof LibraryCalls;

/** The functions behind the calls, one per name. */
export type LibraryService = {
  readonly [N in CallName]: (...args: LibraryCalls[N]['args']) => Promise<LibraryCalls[N]['result']>;
};

/** An error as it crosses to the page. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type ToWorker =
  | { readonly kind: 'start'; readonly packs: string }
  | {
      readonly kind: 'call';
      readonly number: number;
      readonly name: CallName;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'cancel'; readonly number: number };

export type FromWorker =
  | { readonly kind: 'result'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly number: number; readonly error: WireError };
