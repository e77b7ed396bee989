import { parseRef } from '../../indexer/core/ref.ts';
import type { Bookmark } from '../memory/memory.ts';
import type { PinnedPlace } from '../workers/follow-places.ts';

/** A bookmark with what its ref says. */
export interface Pin {
  readonly bookmark: Bookmark;
  readonly docSet: string;
  readonly place: PinnedPlace;
}

const NONE: ReadonlySet<string> = new Set();

/** Takes the ref of a bookmark apart. */
export function pinOf(bookmark: Bookmark): Pin {
  const { docSet = '', version, path, anchor } = parseRef(bookmark.ref, NONE);
  return { bookmark, docSet, place: { version, path, ...(anchor === undefined ? {} : { anchor }) } };
}
