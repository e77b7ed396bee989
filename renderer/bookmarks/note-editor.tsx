import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from '../i18n/strings.ts';
import type { Bookmark } from '../memory/memory.ts';
import { memoryStore } from '../memory/use-memory.ts';
import { marks } from './marks.ts';

/** Writes the note of a bookmark. Ctrl+Enter and leaving it keep the note, Escape leaves the one before. */
export function NoteEditor({ bookmark: { ref, note } }: { readonly bookmark: Bookmark }) {
  const [text, setText] = useState(note);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    area.current?.focus();
    area.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const keep = () => {
    memoryStore.dispatch({ kind: 'noted', ref, note: text.trim() });
    marks.edit(undefined);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') marks.edit(undefined);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
  };
  return (
    <div className="note-editor">
      <label htmlFor={id}>{t('bookmark.note')}</label>
      <textarea
        id={id}
        ref={area}
        dir="auto"
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
        onBlur={keep}
      />
      <button type="button" className="button" onClick={keep}>
        {t('bookmark.keepNote')}
      </button>
    </div>
  );
}
