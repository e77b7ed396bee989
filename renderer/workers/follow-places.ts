import { findAnchor } from '../../indexer/core/find-anchor.ts';
import { type Followed, findElsewhere, followSection } from '../../indexer/core/follow-section.ts';
import type { Pack } from '../../indexer/core/pack.ts';

/** A page or section that somebody has pinned something to. */
export interface PinnedPlace {
  readonly version: string | undefined;
  readonly path: string;
  /** Absent for the page as a whole. */
  readonly anchor?: string;
}

/** Where a pinned place is in another version; `gone` where nothing of it is there, or of its page. */
export type FollowedPlace =
  | { readonly how: Followed['how']; readonly path: string; readonly anchor?: string }
  | { readonly how: 'gone' };

/** Where each of some places is in a version, in their order. A version that is not installed is asked through others. */
export function followPlaces(
  pack: Pack,
  places: readonly PinnedPlace[],
  to: string,
): Promise<readonly FollowedPlace[]> {
  return Promise.all(places.map((place) => followPlace(pack, place, to)));
}

async function followPlace(pack: Pack, place: PinnedPlace, to: string): Promise<FollowedPlace> {
  const { version = to, path, anchor } = place;
  const isInstalled = pack.versions.includes(version);
  const topic = isInstalled ? await pack.topic(path, version) : undefined;
  const index = topic && (anchor === undefined ? 0 : findAnchor(topic, anchor));
  if (topic && index !== undefined && index >= 0) {
    if (version === to) return { ...withAnchor(path, anchor), how: 'same' };
    return asPlace(await followSection(pack, { topic, index }, version, to), anchor);
  }
  const there = version === to ? undefined : await pack.topic(path, to);
  if (there && (anchor === undefined || findAnchor(there, anchor) >= 0))
    return { ...withAnchor(path, anchor), how: 'same' };
  return asPlace(await findElsewhere(pack, withAnchor(path, anchor), to), anchor);
}

/** A page that was followed is a page, and not its first section. */
function asPlace(found: Followed | undefined, wanted: string | undefined): FollowedPlace {
  if (!found) return { how: 'gone' };
  const { how, path, anchor } = found;
  return { ...withAnchor(path, wanted === undefined && how !== 'nearest' ? undefined : anchor), how };
}

function withAnchor(path: string, anchor: string | undefined) {
  return anchor === undefined ? { path } : { path, anchor };
}
