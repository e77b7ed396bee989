import type { TopicList } from '../../indexer/core/pack-format.ts';
import type { Opened, ShelfInfo, WireError } from '../workers/protocol.ts';

/** What the main part of the window shows. */
export type Page =
  | { readonly view: 'starting' }
  | { readonly view: 'failed'; readonly error: WireError; readonly address: string }
  | Opened;

export interface AppState {
  /** Undefined until the worker has looked. */
  readonly shelf: ShelfInfo | undefined;
  readonly page: Page;
  /** Whether another page is on its way; the present one stays until it is there. */
  readonly isOpening: boolean;
  /** Code that the address brought along for a snippet of the page. */
  readonly shared?: Shared;
  /** Counts pages that were opened, so that effects can tell a new one from a repainted one. */
  readonly visit: number;
  /** The topics of the doc set and version that the page belongs to, once loaded. */
  readonly topics:
    | { readonly docSet: string; readonly version: string; readonly list: TopicList }
    | undefined;
}

/** Code of a link, and the address that it came with. */
export interface Shared {
  readonly number: number;
  readonly code: string;
  readonly packed: string;
}

export type AppEvent =
  | { readonly kind: 'shelf-read'; readonly shelf: ShelfInfo }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly page: Opened; readonly shared?: Shared | undefined }
  | { readonly kind: 'failed'; readonly error: WireError; readonly address: string }
  | {
      readonly kind: 'topics-read';
      readonly docSet: string;
      readonly version: string;
      readonly list: TopicList;
    };

export const FIRST_STATE: AppState = {
  shelf: undefined,
  page: { view: 'starting' },
  isOpening: false,
  visit: 0,
  topics: undefined,
};

/** The state after an event. Effects live elsewhere (use-app.ts). */
export function reduceApp(state: AppState, event: AppEvent): AppState {
  switch (event.kind) {
    case 'shelf-read':
      return { ...state, shelf: event.shelf };
    case 'opening':
      return { ...state, isOpening: true };
    case 'opened':
      return {
        ...withoutShared(state),
        ...(event.shared && { shared: event.shared }),
        isOpening: false,
        visit: state.visit + 1,
        page: keepTopic(state.page, event.page),
      };
    case 'failed':
      return {
        ...state,
        isOpening: false,
        visit: state.visit + 1,
        page: { view: 'failed', error: event.error, address: event.address },
      };
    case 'topics-read':
      return { ...state, topics: { docSet: event.docSet, version: event.version, list: event.list } };
  }
}

function withoutShared({ shared: _, ...state }: AppState): AppState {
  return state;
}

/**
 * The new page with the topic object of the one before, where both say the same: so that following a link inside a
 * long page does not draw it again. Every answer of the worker is a copy.
 */
function keepTopic(before: Page, next: Opened): Opened {
  if (before.view !== 'topic' || next.view !== 'topic') return next;
  const isSame =
    before.docSet === next.docSet &&
    before.version === next.version &&
    before.topic.path === next.topic.path &&
    before.topic.chunks.length === next.topic.chunks.length &&
    before.topic.chunks.every((chunk, i) => chunk.hash === next.topic.chunks[i]?.hash);
  return isSame ? { ...next, topic: before.topic } : next;
}

/** The doc set and version that a page belongs to; undefined for the first page and failures. */
export function placeOf(page: Page): { readonly docSet: string; readonly version: string } | undefined {
  return 'docSet' in page ? page : undefined;
}
