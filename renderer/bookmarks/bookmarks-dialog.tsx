import type { DialogProps } from '../app/dialogs.tsx';
import { Modal } from '../app/modal.tsx';
import { plural, t } from '../i18n/strings.ts';
import { BookmarkExchange } from './bookmark-exchange.tsx';
import { BookmarkItem } from './bookmark-item.tsx';
import { Repin } from './repin.tsx';
import { useFollowedPins } from './use-followed-pins.ts';

/** All bookmarks with their notes: where they lead, and what became of them in the version at hand. */
export default function BookmarksDialog({ shelf, place, onClose }: DialogProps) {
  const pins = useFollowedPins(shelf, place);
  const lost = pins.filter(({ target, found }) => target === undefined || isLost(found?.how)).length;
  return (
    <Modal title={t('bookmarks.title')} closeLabel={t('bookmarks.close')} onClose={onClose}>
      <p className="modal-lede" role="status">
        {pins.length === 0
          ? t('bookmarks.none')
          : plural('bookmarks.count.one', 'bookmarks.count.other', pins.length)}{' '}
        {lost > 0 && plural('bookmarks.lost.one', 'bookmarks.lost.other', lost)}
      </p>
      <Repin pins={pins} />
      <ul className="bookmarks">
        {pins.map((pin) => (
          <BookmarkItem key={pin.bookmark.ref} pin={pin} onOpen={onClose} />
        ))}
      </ul>
      <BookmarkExchange />
    </Modal>
  );
}

function isLost(how: string | undefined): boolean {
  return how === 'gone' || how === 'nearest';
}
