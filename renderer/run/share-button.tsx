import { useEffect, useState } from 'react';
import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import { sharedHref } from '../app/address.ts';
import { CheckIcon, ShareIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { useReading } from '../reading/reading-context.ts';
import { IconButton } from './icon-button.tsx';
import { packCode } from './shared-code.ts';

/** How long the button says that it has copied. */
const DONE_MS = 1600;

interface ShareButtonProps {
  /** The snippet's place on the page, 0 for its first code block. */
  readonly number: number;
  readonly code: string;
}

/** Copies a link that holds the page and the code. Absent where the browser offers no clipboard. */
export function ShareButton({ number, code }: ShareButtonProps) {
  const { docSet, version, path, topic } = useReading();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  if (!navigator.clipboard) return null;
  const copy = async () => {
    try {
      const anchor = pageSnippets(topic)[number]?.anchor;
      const ref = { docSet, version, path, ...(anchor ? { anchor } : {}) };
      const href = sharedHref(ref, { number, packed: await packCode(code) });
      await navigator.clipboard.writeText(new URL(href, document.baseURI).href);
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return (
    <IconButton label={isDone ? t('code.linkCopied') : t('code.share')} onClick={() => void copy()}>
      {isDone ? <CheckIcon /> : <ShareIcon />}
    </IconButton>
  );
}
