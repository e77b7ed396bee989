import { formatRef } from '../../indexer/core/ref.ts';
import { plural } from '../i18n/strings.ts';
import { memoryStore } from '../memory/use-memory.ts';
import type { FollowedPin } from './use-followed-pins.ts';

/** Moves the bookmarks of other versions to the version at hand, as far as their sections are there. */
export function Repin({ pins }: { readonly pins: readonly FollowedPin[] }) {
  const moves = pins.flatMap(({ bookmark, docSet, place, target, found }) => {
    if (target === undefined || place.version === target) return [];
    if (found?.how !== 'same' && found?.how !== 'moved') return [];
    const { path, anchor } = found;
    const to = formatRef({ docSet, version: target, path, ...(anchor === undefined ? {} : { anchor }) });
    return [{ from: bookmark.ref, to }];
  });
  if (moves.length === 0) return null;
  return (
    <p>
      <button
        type="button"
        className="button"
        onClick={() => memoryStore.dispatch({ kind: 'repinned', moves })}
      >
        {plural('bookmarks.repin.one', 'bookmarks.repin.other', moves.length)}
      </button>
    </p>
  );
}
