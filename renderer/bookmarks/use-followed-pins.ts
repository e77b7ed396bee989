import { useEffect, useMemo, useState } from 'react';
import { useLibrary } from '../app/library-context.ts';
import type { Bookmark } from '../memory/memory.ts';
import { useMemory } from '../memory/use-memory.ts';
import type { FollowedPlace } from '../workers/follow-places.ts';
import type { ShelfInfo } from '../workers/protocol.ts';
import { type Pin, pinOf } from './pins.ts';

/** A bookmark, and where it is in the version that its doc set is read in. */
export interface FollowedPin extends Pin {
  /** That version; undefined when the doc set is not installed. */
  readonly target: string | undefined;
  /** Undefined until it is known. */
  readonly found: FollowedPlace | undefined;
}

/** All bookmarks, each followed to the version at hand or else to the preferred one of its doc set. */
export function useFollowedPins(
  shelf: ShelfInfo | undefined,
  place: { readonly docSet: string; readonly version: string } | undefined,
): readonly FollowedPin[] {
  const library = useLibrary();
  const bookmarks = useMemory((memory) => memory.bookmarks);
  const [found, setFound] = useState<ReadonlyMap<Bookmark, FollowedPlace>>(new Map());
  const pins = useMemo(() => bookmarks.map(pinOf), [bookmarks]);
  const targets = useMemo(() => {
    const preferred = (shelf?.docSets ?? []).map(({ id, preferred }) => [id, preferred] as const);
    return new Map([...preferred, ...(place ? [[place.docSet, place.version] as const] : [])]);
  }, [shelf, place]);
  useEffect(() => {
    const asking = new AbortController();
    for (const [docSet, target] of targets) {
      const its = pins.filter((pin) => pin.docSet === docSet);
      if (its.length === 0) continue;
      const places = its.map((pin) => pin.place);
      library.call('follow', [docSet, places, target], asking.signal).then(
        (answers) =>
          setFound((before) => {
            const next = new Map(before);
            its.forEach(({ bookmark }, i) => {
              const answer = answers[i];
              if (answer) next.set(bookmark, answer);
            });
            return next;
          }),
        // A pack that cannot be read follows nothing; its own page says why.
        () => undefined,
      );
    }
    return () => asking.abort();
  }, [library, pins, targets]);
  return pins.map((pin) => ({ ...pin, target: targets.get(pin.docSet), found: found.get(pin.bookmark) }));
}
