import { useState } from 'react';
import type { CatalogueItem, InstalledDocSet } from '../../indexer/core/desk-calls.ts';
import { t } from '../i18n/strings.ts';
import type { LibraryActions } from './use-desk.ts';

interface CatalogueListProps {
  readonly items: readonly CatalogueItem[];
  readonly docSets: readonly InstalledDocSet[];
  readonly actions: LibraryActions;
}

/** Well-known doc sets that can be fetched, each with the host that would be asked; nothing is asked before. */
export function CatalogueList({ items, docSets, actions }: CatalogueListProps) {
  if (items.length === 0) return null;
  return (
    <details className="library-catalogue">
      <summary>{t('library.get')}</summary>
      <p className="modal-lede">{t('library.getLede')}</p>
      <ul className="library-list">
        {items.map((item) => (
          <CatalogueEntry
            key={item.name}
            item={item}
            installed={docSets.find(({ id }) => id === item.name)?.versions.map(({ label }) => label) ?? []}
            actions={actions}
          />
        ))}
      </ul>
    </details>
  );
}

interface CatalogueEntryProps {
  readonly item: CatalogueItem;
  readonly installed: readonly string[];
  readonly actions: LibraryActions;
}

function CatalogueEntry({ item, installed, actions }: CatalogueEntryProps) {
  const { name, title, about, format, license, megabytes, versions, host, system } = item;
  const [version, setVersion] = useState(versions[0]);
  const of = version === undefined ? {} : { version };
  const get = (isSystem: boolean) =>
    actions.start([
      { kind: 'get', name: title, order: { name, ...of, ...(isSystem ? { system: true } : {}) } },
    ]);
  return (
    <li className="library-entry">
      <h3>{title}</h3>
      <p>{about}</p>
      <p className="library-facts">
        <span>{format}</span>
        <span>{license}</span>
        <span>{t('library.about', { megabytes })}</span>
        {installed.length > 0 && <span>{t('library.has', { versions: installed.join(', ') })}</span>}
      </p>
      <div className="library-actions">
        {versions.length > 0 && (
          <select
            aria-label={t('library.versionOf', { title })}
            value={version}
            onChange={(event) => setVersion(event.target.value)}
          >
            {versions.map((label) => (
              <option key={label}>{label}</option>
            ))}
          </select>
        )}
        <button type="button" className="button" onClick={() => get(false)}>
          {t('library.fetch', { host })}
        </button>
        {system && (
          <button type="button" className="button" onClick={() => get(true)}>
            {t('library.takeSystem', { package: system })}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => actions.choose('files', { docSet: name, ...of })}
        >
          {t('library.takeFile')}
        </button>
      </div>
    </li>
  );
}
