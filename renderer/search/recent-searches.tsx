import { t } from '../i18n/strings.ts';
import { memoryStore, useMemory } from '../memory/use-memory.ts';

/** As many as can be taken in at a glance. */
const MOST_SHOWN = 8;

/** Queries that led somewhere before, to be asked again. */
export function RecentSearches({ onPick }: { readonly onPick: (query: string) => void }) {
  const searches = useMemory((memory) => memory.searches);
  if (searches.length === 0) return null;
  return (
    <section className="recent-searches" aria-label={t('search.recent')}>
      <h2>{t('search.recent')}</h2>
      <ul>
        {searches.slice(0, MOST_SHOWN).map((query) => (
          <li key={query}>
            <button type="button" className="quiet-button" onClick={() => onPick(query)}>
              {query}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="quiet-button"
        onClick={() => memoryStore.dispatch({ kind: 'searches-cleared' })}
      >
        {t('search.forget')}
      </button>
    </section>
  );
}
