import { CheckIcon, CopyIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { useCopy } from './use-copy.ts';

/** Copies a text. Absent where the browser offers no clipboard. */
export function CopyButton({ text }: { readonly text: string }) {
  const copying = useCopy();
  if (!copying) return null;
  const { isDone, copy } = copying;
  return (
    <button type="button" className="quiet-button copy-button" onClick={() => void copy(() => text)}>
      {isDone ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite">{isDone ? t('code.copied') : t('code.copy')}</span>
    </button>
  );
}
