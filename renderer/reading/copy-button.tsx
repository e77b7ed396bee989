import { useEffect, useState } from 'react';
import { CheckIcon, CopyIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';

/** How long the button says that it has copied. */
const DONE_MS = 1600;

/** Copies a text. Absent where the browser offers no clipboard: pages that are neither https nor from this machine. */
export function CopyButton({ text }: { readonly text: string }) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  if (!navigator.clipboard) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  return (
    <button type="button" className="quiet-button copy-button" onClick={copy}>
      {isDone ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite">{isDone ? t('code.copied') : t('code.copy')}</span>
    </button>
  );
}
