import type { ReactNode } from 'react';
import type { ImportedVersion } from '../../indexer/core/import-messages.ts';
import { hrefOf } from '../app/address.ts';
import { plural, t } from '../i18n/strings.ts';
import type { Report } from './work.ts';

/** Problems that are listed; the terminal lists all. */
const SHOWN = 50;

interface ReportViewProps {
  readonly report: Report;
  /** @param href where to go, if anywhere */
  readonly onDone: (href?: string) => void;
  readonly onBack: () => void;
}

/** What became of adding something, with links to what is there now and to the places of problems. */
export function ReportView({ report: { imported, failed, isCancelled }, onDone, onBack }: ReportViewProps) {
  return (
    <div className="library-report">
      {isCancelled && <p role="status">{t('library.cancelled')}</p>}
      {failed.map(({ message, hint }) => (
        <p key={message} className="library-error" role="alert">
          {message}. {hint}.
        </p>
      ))}
      {imported.map((version) => (
        <VersionReport
          key={`${version.docSet}@${version.version} ${version.source}`}
          version={version}
          onDone={onDone}
        />
      ))}
      <div className="library-actions">
        <button type="button" className="button" onClick={() => onDone()}>
          {t('library.done')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('library.more')}
        </button>
      </div>
    </div>
  );
}

interface VersionReportProps {
  readonly version: ImportedVersion;
  readonly onDone: ReportViewProps['onDone'];
}

function VersionReport({ version, onDone }: VersionReportProps) {
  const { docSet, version: label, counts, changed, sources, diagnostics } = version;
  const problems = diagnostics.slice(0, SHOWN);
  return (
    <section>
      <h3>
        <PlaceLink href={hrefOf({ docSet, version: label, path: '' })} onDone={onDone}>
          {docSet} {label}
        </PlaceLink>
      </h3>
      <p>
        {changed ? plural('topics.count.one', 'topics.count.other', counts.topics) : t('library.unchanged')}
      </p>
      {sources.map(({ path, format, reason }) => (
        <p key={path} className="library-hint">
          {t('library.recognised', { format, reason })}
        </p>
      ))}
      {problems.length > 0 && (
        <details>
          <summary>{plural('library.problems.one', 'library.problems.other', diagnostics.length)}</summary>
          <ul>
            {problems.map(({ severity, file, line, message }) => (
              <li key={`${file}:${line} ${message}`}>
                {severity}{' '}
                <PlaceLink href={hrefOf({ docSet, version: label, path: topicOf(file) })} onDone={onDone}>
                  {line > 0 ? `${file}:${line}` : file}
                </PlaceLink>
                : {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface PlaceLinkProps {
  readonly href: string;
  readonly onDone: ReportViewProps['onDone'];
  readonly children: ReactNode;
}

/** A link that closes the dialog on its way. */
function PlaceLink({ href, onDone, children }: PlaceLinkProps) {
  return (
    <a
      href={href}
      onClick={(event) => {
        event.preventDefault();
        onDone(href);
      }}
    >
      {children}
    </a>
  );
}

/** The topic that a file became, or where it would be: an address without a page leads to what is nearest to it. */
function topicOf(file: string): string {
  return file.replace(/\.\w+$/, '');
}
