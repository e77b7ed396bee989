import { useSyncExternalStore } from 'react';
import { CloseIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { currentNotices, dismiss, onNotices } from './notices.ts';

/** What has happened, in the corner of the window, until it is put away. */
export function NoticeList() {
  const notices = useSyncExternalStore(onNotices, currentNotices);
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text, values }) => (
        <p key={id} className="notice">
          <span>{t(text, values)}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('notice.close')}
            onClick={() => dismiss(id)}
          >
            <CloseIcon />
          </button>
        </p>
      ))}
    </div>
  );
}
