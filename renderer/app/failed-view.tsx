import { t } from '../i18n/strings.ts';
import type { WireError } from '../workers/protocol.ts';

interface FailedViewProps {
  readonly error: WireError;
  readonly address: string;
}

/** A page that could not be opened: what happened, and what to do. */
export function FailedView({ error, address }: FailedViewProps) {
  return (
    <div className="failed" role="alert">
      <h1 tabIndex={-1}>{error.code === 'not-found' ? t('failed.notFound') : t('failed.title')}</h1>
      <p className="lede">{error.message}.</p>
      {error.hint && <p>{error.hint}.</p>}
      {address && (
        <p className="failed-address">
          <code>{address}</code>
        </p>
      )}
      <p>
        <a href="#/">{t('failed.home')}</a>
      </p>
    </div>
  );
}
