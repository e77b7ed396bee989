import type { StringKey } from '../i18n/strings.ts';
import { t } from '../i18n/strings.ts';
import type { Told } from './desk.ts';
import { writeBytes } from './formats.ts';
import { shareOf } from './work.ts';

interface WorkingViewProps {
  readonly told: Told | undefined;
  readonly names: string;
  readonly onCancel?: () => void;
}

const PHASES: Readonly<Record<string, StringKey>> = {
  reading: 'library.phase.reading',
  linking: 'library.phase.linking',
  indexing: 'library.phase.indexing',
  writing: 'library.phase.writing',
};

/** How far it is, and what is being done. */
export function WorkingView({ told, names, onCancel }: WorkingViewProps) {
  const share = shareOf(told);
  return (
    <div className="library-working">
      <p role="status">{names ? t('library.adding', { names }) : t('library.looking')}</p>
      <progress
        aria-label={t('library.progress')}
        {...(share === undefined ? {} : { value: share })}
        max={1}
      />
      <p className="library-hint">{describe(told)}</p>
      {onCancel && (
        <button type="button" className="button" onClick={onCancel}>
          {t('library.cancel')}
        </button>
      )}
    </div>
  );
}

function describe(told: Told | undefined): string {
  if (told?.type === 'progress') {
    const key = PHASES[told.phase];
    return key ? t(key, { done: told.done, total: told.total }) : '';
  }
  if (told?.type === 'fetching') {
    const done = writeBytes(told.done);
    return told.total === undefined
      ? t('library.fetching', { done })
      : t('library.fetchingOf', { done, total: writeBytes(told.total) });
  }
  if (told?.type === 'handing-over')
    return t('library.handingOver', { name: told.name, done: told.done, total: told.total });
  return '';
}
