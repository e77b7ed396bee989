import type { SectionDiff } from '../../indexer/core/diff/types.ts';
import { hrefOf } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import type { Opened } from '../workers/protocol.ts';
import { BlockChange } from './block-change.tsx';

interface SectionChangeProps {
  readonly section: SectionDiff;
  readonly page: Extract<Opened, { view: 'comparison' }>;
}

/** One section that changed: what happened to it, and its blocks that are not as before. */
export function SectionChange({ section, page: { docSet, version, older, path } }: SectionChangeProps) {
  const { kind, anchor, title, isMoved, oldAnchor, blocks } = section;
  const label = kind === 'removed' ? older : version;
  return (
    <section className="section-change" data-kind={kind} aria-label={title}>
      <h2>
        <a href={hrefOf({ docSet, version: label, path, anchor })}>{title}</a>
        {kind !== 'same' && <span className="badge">{t(`compare.${kind}`)}</span>}
        {isMoved && <span className="badge">{t('compare.moved')}</span>}
        {oldAnchor !== undefined && (
          <span className="badge">{t('compare.renamed', { anchor: oldAnchor })}</span>
        )}
      </h2>
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <BlockChange key={i} diff={block} />
      ))}
    </section>
  );
}
