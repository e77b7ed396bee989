import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import { neighbours } from '../../indexer/core/topic-tree.ts';
import { hrefOf } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import type { Reading } from './reading-context.ts';

interface PagerProps {
  readonly topics: readonly TopicEntry[] | undefined;
  readonly reading: Reading;
}

/** The topics before and after this one, in reading order. */
export function Pager({ topics, reading: { docSet, version, path } }: PagerProps) {
  const { before, after } = neighbours(topics ?? [], path);
  if (!before && !after) return null;
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      {before && (
        <a className="pager-before" rel="prev" href={hrefOf({ docSet, version, path: before.path })}>
          <span>{t('pager.before')}</span>
          <strong>{before.title}</strong>
        </a>
      )}
      {after && (
        <a className="pager-after" rel="next" href={hrefOf({ docSet, version, path: after.path })}>
          <span>{t('pager.after')}</span>
          <strong>{after.title}</strong>
        </a>
      )}
    </nav>
  );
}
