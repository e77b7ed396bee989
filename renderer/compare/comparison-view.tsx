import type { SectionDiff, TopicDiff } from '../../indexer/core/diff/types.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import { comparisonHref, hrefOf } from '../app/address.ts';
import { type StringKey, t } from '../i18n/strings.ts';
import { Breadcrumbs } from '../reading/breadcrumbs.tsx';
import type { Opened } from '../workers/protocol.ts';
import { SectionChange } from './section-change.tsx';

type Comparison = Extract<Opened, { view: 'comparison' }>;

interface ComparisonViewProps {
  readonly page: Comparison;
  readonly docSetTitle: string;
  readonly tree: readonly TreeNode[] | undefined;
}

/** What changed in a topic between two versions, section by section; what did not is left out. */
export function ComparisonView({ page, docSetTitle, tree }: ComparisonViewProps) {
  const { docSet, version, older, path, anchor, diff, missingIn } = page;
  const changed = diff.sections.filter(isWorthShowing);
  return (
    <div className="reading">
      <div className="reading-column comparison">
        <Breadcrumbs place={page} docSetTitle={docSetTitle} path={path} title={page.title} tree={tree} />
        <h1>{page.title}</h1>
        <p className="comparison-summary" role="status">
          {t('compare.title', { older, newer: version })}
          {changed.length > 0 && `: ${countText(diff)}`}
        </p>
        <p className="comparison-links">
          {[older, version]
            .filter((label) => label !== missingIn)
            .map((label) => (
              <a key={label} href={hrefOf({ docSet, version: label, path })}>
                {t('compare.read', { version: label })}
              </a>
            ))}
          {anchor !== undefined && (
            <a href={comparisonHref({ docSet, version, path }, older)}>{t('compare.wholePage')}</a>
          )}
        </p>
        {missingIn !== undefined && <p>{t('compare.missing', { version: missingIn })}</p>}
        {changed.length === 0 && <p>{t('compare.nothing', { older, newer: version })}</p>}
        {changed.map((section) => (
          <SectionChange key={`${section.kind} ${section.anchor}`} section={section} page={page} />
        ))}
      </div>
    </div>
  );
}

function isWorthShowing({ kind, isMoved, oldAnchor }: SectionDiff): boolean {
  return kind !== 'same' || isMoved || oldAnchor !== undefined;
}

function countText({ counts, sections }: TopicDiff): string {
  const told = (['changed', 'added', 'removed', 'moved'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`compare.count.${kind}` satisfies StringKey, { count: counts[kind] }));
  return `${told.join(', ')} ${t('compare.of', { count: sections.length })}`;
}
