import { plural, t } from '../i18n/strings.ts';

interface TopicFilterProps {
  readonly value: string;
  /** How many topics fit; undefined while nothing is typed. */
  readonly count: number | undefined;
  readonly onChange: (value: string) => void;
}

/** Narrows the tree to titles and paths that hold what is typed. Escape empties it. */
export function TopicFilter({ value, count, onChange }: TopicFilterProps) {
  return (
    <div className="topic-filter">
      <input
        type="search"
        aria-label={t('topics.filter')}
        placeholder={t('topics.filter')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="visually-hidden" role="status">
        {count === undefined ? '' : plural('topics.count.one', 'topics.count.other', count)}
      </span>
      {count === 0 && <p className="sidebar-note">{t('topics.none')}</p>}
    </div>
  );
}
