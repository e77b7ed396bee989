import { useRef, useState } from 'react';
import { plural, t } from '../i18n/strings.ts';
import { memoryStore, useMemory } from '../memory/use-memory.ts';
import { readBookmarks, toJson, toMarkdown } from './bookmark-files.ts';
import { saveFile } from './save-file.ts';

/** Nobody writes as many notes; a file this long is something else. In bytes. */
const MOST = 16 * 1024 * 1024;

/** Bookmarks to files and back. What comes from a file is added to what is there. */
export function BookmarkExchange() {
  const bookmarks = useMemory((memory) => memory.bookmarks);
  const chooser = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = file.size > MOST ? [] : readBookmarks(await file.text().catch(() => ''));
    memoryStore.dispatch({ kind: 'imported', bookmarks: read });
    setSaid(
      read.length === 0
        ? t('bookmarks.importedNone', { name: file.name })
        : plural('bookmarks.imported.one', 'bookmarks.imported.other', read.length),
    );
  };
  return (
    <div className="bookmark-exchange">
      <button
        type="button"
        className="button"
        disabled={bookmarks.length === 0}
        onClick={() => saveFile('djdocs-bookmarks.md', 'text/markdown', toMarkdown(bookmarks))}
      >
        {t('bookmarks.saveMarkdown')}
      </button>
      <button
        type="button"
        className="button"
        disabled={bookmarks.length === 0}
        onClick={() => saveFile('djdocs-bookmarks.json', 'application/json', toJson(bookmarks))}
      >
        {t('bookmarks.saveJson')}
      </button>
      <button type="button" className="button" onClick={() => chooser.current?.click()}>
        {t('bookmarks.import')}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.md,.txt"
        aria-label={t('bookmarks.import')}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <span role="status">{said}</span>
    </div>
  );
}
