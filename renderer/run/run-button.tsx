import { PlayIcon, StopIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import type { Run } from './use-request-run.ts';

/** Run, or Stop while it runs: one button, so that focus stays where it is. */
export function RunButton({ run }: { readonly run: Run }) {
  const { phase } = run.state;
  const isRunning = phase === 'running';
  return (
    <button type="button" className="run-button" onClick={() => (isRunning ? run.stop() : void run.start())}>
      {isRunning ? <StopIcon /> : <PlayIcon />}
      {isRunning ? t('run.stop') : phase === 'idle' ? t('run.run') : t('run.again')}
    </button>
  );
}
