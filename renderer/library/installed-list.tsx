import { useState } from 'react';
import type { InstalledDocSet, InstalledVersion, Verdict } from '../../indexer/core/desk-calls.ts';
import { plural, t } from '../i18n/strings.ts';
import { writeBytes, writeTime } from './formats.ts';
import type { LibraryActions } from './use-desk.ts';

interface InstalledListProps {
  /** Undefined while it is not known. */
  readonly docSets: readonly InstalledDocSet[] | undefined;
  readonly actions: LibraryActions;
}

/** What is installed: doc sets with versions, sizes, sources and licences, and what can be done with them. */
export function InstalledList({ docSets, actions }: InstalledListProps) {
  if (!docSets) return <p role="status">{t('library.reading')}</p>;
  if (docSets.length === 0) return <p>{t('library.none')}</p>;
  return (
    <ul className="library-list" aria-label={t('library.title')}>
      {docSets.map((docSet) => (
        <InstalledEntry key={docSet.id} docSet={docSet} actions={actions} />
      ))}
    </ul>
  );
}

function InstalledEntry({ docSet, actions }: { docSet: InstalledDocSet; actions: LibraryActions }) {
  const { id, title, bytes, previousBytes, versions, lastCheck, error } = docSet;
  const [verdict, setVerdict] = useState<Verdict>();
  const [asked, setAsked] = useState<{ readonly version: string | null }>();
  const remove = (version: string | null) => {
    setAsked(undefined);
    void actions.call('remove', [id, version]);
  };
  const verify = async () => setVerdict(await actions.call('verify', [id]));
  return (
    <li className="library-entry">
      <h3>
        {title} <code>{id}</code>
      </h3>
      {error && <p className="library-error">{error}</p>}
      <p className="library-facts">
        <span>{writeBytes(bytes)}</span>
        {previousBytes !== null && <span>{t('library.previous', { size: writeBytes(previousBytes) })}</span>}
        <span>
          {lastCheck
            ? t(lastCheck.damaged ? 'library.checkedBad' : 'library.checked', {
                when: writeTime(lastCheck.at),
              })
            : t('library.unchecked')}
        </span>
      </p>
      <ul className="library-versions">
        {versions.map((version) => (
          <VersionLine
            key={version.label}
            version={version}
            onRemove={versions.length > 1 ? () => setAsked({ version: version.label }) : undefined}
          />
        ))}
      </ul>
      {verdict && (
        <ul className="library-verdict" role="status">
          {verdict.damage.length === 0 && <li>{t('library.whole', { parts: verdict.parts })}</li>}
          {verdict.damage.map((damage) => (
            <li key={damage} className="library-error">
              {damage}
            </li>
          ))}
        </ul>
      )}
      {asked ? (
        <div className="library-actions" role="alertdialog" aria-label={t('library.remove')}>
          <span>
            {t('library.removeSure', { what: asked.version === null ? id : `${id}@${asked.version}` })}
          </span>
          <button type="button" className="button" onClick={() => remove(asked.version)}>
            {t('library.removeYes')}
          </button>
          <button type="button" className="button" onClick={() => setAsked(undefined)}>
            {t('library.keep')}
          </button>
        </div>
      ) : (
        <div className="library-actions">
          <button type="button" className="button" onClick={verify}>
            {t('library.verify')}
          </button>
          {previousBytes !== null && (
            <button type="button" className="button" onClick={() => actions.call('rollBack', [id])}>
              {t('library.rollBack')}
            </button>
          )}
          <button type="button" className="button" onClick={() => setAsked({ version: null })}>
            {t('library.remove')}
          </button>
        </div>
      )}
    </li>
  );
}

interface VersionLineProps {
  readonly version: InstalledVersion;
  readonly onRemove: (() => void) | undefined;
}

function VersionLine({ version: { label, topics, problems, sources }, onRemove }: VersionLineProps) {
  return (
    <li>
      <strong>{label}</strong> {plural('topics.count.one', 'topics.count.other', topics)}
      {problems > 0 && <>, {plural('library.problems.one', 'library.problems.other', problems)}</>}
      {onRemove && (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('library.removeVersion', { version: label })}
          onClick={onRemove}
        >
          {t('library.remove')}
        </button>
      )}
      <ul>
        {sources.map(({ name, format, license, origin }) => (
          <li key={`${format} ${name}`}>
            {name} ({format}), {license ?? t('library.noLicense')}
            {origin && <>, {t('library.from', { host: new URL(origin.url).host })}</>}
          </li>
        ))}
      </ul>
    </li>
  );
}
