import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ChevronIcon, CloseIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { WHOLE_PAGE } from '../reading/use-drawing.ts';
import { findText } from './find-text.ts';
import { showFound } from './show-found.ts';

/** Finds words on the page, for windows whose program has no search of its own. */
export default function FindBar({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState({ count: 0, at: 0 });
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dispatchEvent(new Event(WHOLE_PAGE));
    box.current?.select();
    return () => {
      showFound([], 0);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  /** Places are looked for anew each time: the page may have drawn more of itself meanwhile. */
  const find = (words: string, wanted: number) => {
    const article = document.querySelector('main article') ?? document.querySelector('main');
    const ranges = article ? findText(article, words) : [];
    const at = ranges.length === 0 ? 0 : (wanted + ranges.length) % ranges.length;
    showFound(ranges, at);
    setFound({ count: ranges.length, at });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') find(query, found.at + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    addEventListener('popstate', onClose);
    return () => removeEventListener('popstate', onClose);
  }, [onClose]);

  return (
    <search className="find-bar" aria-label={t('find.label')}>
      <input
        ref={box}
        type="text"
        aria-label={t('find.label')}
        spellCheck={false}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          find(target.value, 0);
        }}
        onKeyDown={press}
      />
      <span role="status" className="find-count">
        {query !== '' && countText(found)}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t('find.previous')}
        onClick={() => find(query, found.at - 1)}
      >
        <span className="find-up">
          <ChevronIcon />
        </span>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('find.next')}
        onClick={() => find(query, found.at + 1)}
      >
        <span className="find-down">
          <ChevronIcon />
        </span>
      </button>
      <button type="button" className="icon-button" aria-label={t('find.close')} onClick={onClose}>
        <CloseIcon />
      </button>
    </search>
  );
}

function countText({ count, at }: { readonly count: number; readonly at: number }): string {
  return count === 0 ? t('find.none') : t('find.count', { at: at + 1, count });
}
