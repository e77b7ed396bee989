import { useSyncExternalStore } from 'react';
import { formatRef } from '../../indexer/core/ref.ts';
import { BookmarkIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { memoryStore } from '../memory/use-memory.ts';
import { useReading } from '../reading/reading-context.ts';
import { marks, type SectionMark } from './marks.ts';
import { NoteEditor } from './note-editor.tsx';

/** The bookmark and note of a section, below its heading; nothing where there is none. */
export function MarkAtSection({ anchor }: { readonly anchor: string | undefined }) {
  const { docSet, version, path } = useReading();
  const ref = formatRef({ docSet, version, path, ...(anchor === undefined ? {} : { anchor }) });
  const mark = useSyncExternalStore(marks.subscribe, () => marks.at(ref));
  return mark ? <Mark mark={mark} /> : null;
}

function Mark({ mark: { bookmark, from } }: { readonly mark: SectionMark }) {
  // In a split view the same section may stand twice; its note is written in one place.
  const place = useReading().idPrefix + bookmark.ref;
  const isEdited = useSyncExternalStore(marks.subscribe, () => marks.isEdited(place));
  return (
    <div role="note" className="section-mark" aria-label={t('bookmark.label', { title: bookmark.title })}>
      <BookmarkIcon />
      <div className="section-note">
        {from && <p className="section-note-from">{t('bookmark.from', { version: from })}</p>}
        {isEdited ? (
          <NoteEditor bookmark={bookmark} />
        ) : (
          bookmark.note !== '' && <p className="section-note-text">{bookmark.note}</p>
        )}
      </div>
      {!isEdited && (
        <button type="button" className="quiet-button" onClick={() => marks.edit(place)}>
          {t(bookmark.note === '' ? 'bookmark.addNote' : 'bookmark.editNote')}
        </button>
      )}
      <button
        type="button"
        className="quiet-button"
        onClick={() => memoryStore.dispatch({ kind: 'unbookmarked', ref: bookmark.ref })}
      >
        {t('bookmark.remove')}
      </button>
    </div>
  );
}
