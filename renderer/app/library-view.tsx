import { KeyCap } from '../commands/key-cap.tsx';
import { commands } from '../commands/use-commands.ts';
import { plural, t } from '../i18n/strings.ts';
import type { DocSetInfo, ShelfInfo } from '../workers/protocol.ts';
import { hrefOf, PAD_HREF } from './address.ts';
import { EmptyState } from './empty-state.tsx';
import { SearchIcon } from './icons.tsx';

interface LibraryViewProps {
  readonly shelf: ShelfInfo;
  readonly onSearch: () => void;
}

/** The first page: everything that is installed. */
export function LibraryView({ shelf, onSearch }: LibraryViewProps) {
  if (shelf.docSets.length === 0 && shelf.broken.length === 0) return <EmptyState />;
  return (
    <div className="library">
      <h1 tabIndex={-1}>{t('library.title')}</h1>
      <p className="lede">{t('library.lede')}</p>
      <button type="button" className="search-button search-button-large" onClick={onSearch}>
        <SearchIcon />
        <span className="search-button-label">{t('library.search')}</span>
        <span className="search-button-keys">
          <KeyCap command="search" />
        </span>
      </button>
      <p className="library-more">
        <a href={PAD_HREF}>{t('pad.title')}</a>
        <button type="button" className="button" onClick={() => commands.run('library')}>
          {t('library.manage')}
        </button>
      </p>
      <ul className="doc-sets">
        {shelf.docSets.map((docSet) => (
          <DocSetCard key={docSet.id} docSet={docSet} />
        ))}
        {shelf.broken.map(({ id, error }) => (
          <li key={id} className="doc-set" data-broken="true">
            <h2>{id}</h2>
            <p>
              {error.message}. {error.hint}.
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function DocSetCard({ docSet }: { readonly docSet: DocSetInfo }) {
  const { id, title, description, preferred, versions } = docSet;
  const topics = versions.find(({ label }) => label === preferred)?.topics ?? 0;
  return (
    <li className="doc-set">
      <h2>
        <a href={hrefOf({ docSet: id, version: preferred, path: '' })}>{title}</a>
      </h2>
      {description && <p>{description}</p>}
      <p className="doc-set-facts">
        <span>{plural('topics.count.one', 'topics.count.other', topics)}</span>
        {versions.map(({ label }) => (
          <a className="chip" key={label} href={hrefOf({ docSet: id, version: label, path: '' })}>
            {label}
          </a>
        ))}
      </p>
    </li>
  );
}
