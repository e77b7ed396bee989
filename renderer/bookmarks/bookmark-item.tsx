import { formatRef } from '../../indexer/core/ref.ts';
import { t } from '../i18n/strings.ts';
import { memoryStore } from '../memory/use-memory.ts';
import type { FollowedPin } from './use-followed-pins.ts';

interface BookmarkItemProps {
  readonly pin: FollowedPin;
  readonly onOpen: () => void;
}

/** One bookmark: its section, its note, and what became of it elsewhere. */
export function BookmarkItem({ pin, onOpen }: BookmarkItemProps) {
  const { bookmark, docSet, place } = pin;
  return (
    <li>
      <a href={`#/${bookmark.ref}`} onClick={onOpen}>
        {bookmark.title}
      </a>{' '}
      <span className="chip">{[docSet, place.version].filter(Boolean).join(' ')}</span>
      <FollowNote pin={pin} onOpen={onOpen} />
      {bookmark.note !== '' && (
        <p className="section-note-text" dir="auto">
          {bookmark.note}
        </p>
      )}
      <button
        type="button"
        className="quiet-button"
        aria-label={t('bookmarks.remove', { title: bookmark.title })}
        onClick={() => memoryStore.dispatch({ kind: 'unbookmarked', ref: bookmark.ref })}
      >
        {t('bookmark.remove')}
      </button>
    </li>
  );
}

function FollowNote({ pin: { docSet, place, target, found }, onOpen }: BookmarkItemProps) {
  if (target === undefined)
    return <p className="bookmark-lost">{t('bookmarks.notInstalled', { docSet: docSet || '?' })}</p>;
  if (!found) return null;
  if (found.how === 'gone')
    return <p className="bookmark-lost">{t('bookmarks.gone', { version: target })}</p>;
  if (place.version === target && found.how === 'same') return null;
  const { path, anchor } = found;
  const ref = formatRef({ docSet, version: target, path, ...(anchor === undefined ? {} : { anchor }) });
  const isLost = found.how === 'nearest';
  return (
    <p className={isLost ? 'bookmark-lost' : 'bookmark-followed'}>
      {t(`bookmarks.${found.how}`, { version: target })}{' '}
      <a href={`#/${ref}`} onClick={onOpen}>
        {anchor === undefined ? path : `${path}#${anchor}`}
      </a>
    </p>
  );
}
