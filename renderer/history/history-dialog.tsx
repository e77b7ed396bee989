import { useState } from 'react';
import { Modal } from '../app/modal.tsx';
import { plural, t, writeDay } from '../i18n/strings.ts';
import type { Visit } from '../memory/memory.ts';
import { memoryStore, useMemory } from '../memory/use-memory.ts';

/** As many as anybody looks through; the filter finds the others. */
const MOST_SHOWN = 200;

/** What was read, by day, the last first. */
export default function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const history = useMemory((memory) => memory.history);
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const visits = history.filter(({ title, address }) => `${title} ${address}`.toLowerCase().includes(wanted));
  const days = byDay(visits.slice(0, MOST_SHOWN));
  return (
    <Modal title={t('history.title')} closeLabel={t('history.close')} onClose={onClose}>
      <div className="history-head">
        <input
          type="search"
          className="field"
          aria-label={t('history.filter')}
          placeholder={t('history.filter')}
          autoComplete="off"
          spellCheck={false}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
        <button
          type="button"
          className="button"
          disabled={history.length === 0}
          onClick={() => memoryStore.dispatch({ kind: 'history-cleared' })}
        >
          {t('history.clear')}
        </button>
      </div>
      <p className="modal-lede" role="status">
        {history.length === 0
          ? t('history.none')
          : plural('history.count.one', 'history.count.other', visits.length)}
      </p>
      {days.map(([day, its]) => (
        <section key={day} className="history-day">
          <h3>{writeDay(day)}</h3>
          <ul>
            {its.map(({ address, title }) => (
              <li key={address}>
                <a href={`#/${address}`} onClick={onClose}>
                  {title}
                </a>{' '}
                <small>{address}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Modal>
  );
}

/** Visits by the day of the reader's own clock, as `2026-11-21`. */
function byDay(visits: readonly Visit[]): readonly (readonly [string, readonly Visit[]])[] {
  const days = new Map<string, Visit[]>();
  for (const visit of visits) {
    const at = new Date(visit.at);
    const day = Number.isNaN(at.getTime())
      ? ''
      : [at.getFullYear(), at.getMonth() + 1, at.getDate()]
          .map((part) => `${part}`.padStart(2, '0'))
          .join('-');
    days.set(day, [...(days.get(day) ?? []), visit]);
  }
  return [...days];
}
