import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import { sharedHref } from '../app/address.ts';
import { CheckIcon, ShareIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { useReading } from '../reading/reading-context.ts';
import { useCopy } from '../reading/use-copy.ts';
import { IconButton } from './icon-button.tsx';
import { packCode } from './shared-code.ts';

interface ShareButtonProps {
  /** The snippet's place on the page, 0 for its first code block. */
  readonly number: number;
  readonly code: string;
}

/** Copies a link that holds the page and the code. Absent where the browser offers no clipboard. */
export function ShareButton({ number, code }: ShareButtonProps) {
  const { docSet, version, path, topic } = useReading();
  const copying = useCopy();
  if (!copying) return null;
  const link = async () => {
    const anchor = pageSnippets(topic)[number]?.anchor;
    const ref = { docSet, version, path, ...(anchor ? { anchor } : {}) };
    const href = sharedHref(ref, { number, packed: await packCode(code) });
    return new URL(href, document.baseURI).href;
  };
  return (
    <IconButton
      label={copying.isDone ? t('code.linkCopied') : t('code.share')}
      onClick={() => void copying.copy(link)}
    >
      {copying.isDone ? <CheckIcon /> : <ShareIcon />}
    </IconButton>
  );
}
