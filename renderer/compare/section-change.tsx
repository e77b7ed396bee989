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
  const { kind, anchor, title, isMoved, oldAnchor, now = [], was, blocks } = section;
  const elsewhere = [
    ...now.map((address) => ({ address, in: version, label: t('compare.now', { address }) })),
    ...(was === undefined ? [] : [{ address: was, in: older, label: t('compare.was', { address: was }) }]),
  ];
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
      {elsewhere.map((other) => (
        <p key={other.address}>
          <a className="chip" href={hrefOf({ docSet, version: other.in, ...splitAddress(other.address) })}>
            {other.label}
          </a>
        </p>
      ))}
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <BlockChange key={i} diff={block} />
      ))}
    </section>
  );
}

function splitAddress(address: string): { readonly path: string; readonly anchor: string } {
  const [path = '', anchor = ''] = address.split('#');
  return { path, anchor };
}
