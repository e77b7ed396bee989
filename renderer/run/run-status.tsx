import { useEffect, useState } from 'react';
import { CloseIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import type { Run } from './use-request-run.ts';

/** How a run is going or how it ended, how long it took, and what ran it. */
export function RunStatus({ run }: { readonly run: Run }) {
  const { state } = run;
  if (state.phase === 'running') {
    return (
      <div className="run-status">
        <span role="status">{state.status || t('run.running')}</span> <Clock />
      </div>
    );
  }
  if (state.phase !== 'done') return null;
  const { outcome, seconds, runtime } = state.result;
  return (
    <div className="run-status">
      <span role="status" data-outcome={outcome}>
        {t(`run.${outcome}`, { seconds: seconds.toFixed(2) })}
      </span>
      {outcome === 'stopped' && (
        <button type="button" className="quiet-button" onClick={() => void run.startPatiently()}>
          {t('run.longer')}
        </button>
      )}
      {runtime && <span className="run-runtime">{runtime}</span>}
      <button type="button" className="quiet-button" aria-label={t('run.clear')} onClick={run.clear}>
        <CloseIcon />
      </button>
    </div>
  );
}

/** Seconds since it was put on the page; said to nobody, because it would never stop talking. */
function Clock() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((value) => value + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{t('run.clock', { seconds })}</span>;
}
