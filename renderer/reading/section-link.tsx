import { DEEP_LINK_PREFIX, formatRef, type Ref } from '../../indexer/core/ref.ts';
import { hrefOf } from '../app/address.ts';
import { CheckIcon, ShareIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { useReading } from './reading-context.ts';
import { useCopy } from './use-copy.ts';

interface SectionLinkProps {
  readonly anchor: string;
  readonly title: string;
}

/** The permalink of a section, and a button that copies it. */
export function SectionLink({ anchor, title }: SectionLinkProps) {
  const { docSet, version, path } = useReading();
  const copying = useCopy();
  const ref = { docSet, version, path, anchor };
  return (
    <>
      <a className="permalink" href={hrefOf(ref)} aria-label={t('section.permalink', { title })}>
        #
      </a>
      {copying && (
        <button
          type="button"
          className="permalink permalink-copy"
          aria-label={copying.isDone ? t('code.linkCopied') : t('section.copy', { title })}
          onClick={() => void copying.copy(() => addressOf(ref))}
        >
          {copying.isDone ? <CheckIcon /> : <ShareIcon />}
        </button>
      )}
    </>
  );
}

/** An address that works outside of this window: in the desktop program, one that any program hands to it. */
function addressOf(ref: Ref): string {
  return window.djdocs ? DEEP_LINK_PREFIX + formatRef(ref) : new URL(hrefOf(ref), document.baseURI).href;
}
