import { useDeferredValue, useState } from 'react';
import { hrefOf } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import type { OutlineEntry } from './page-tree.ts';
import type { Reading } from './reading-context.ts';
import { useSectionInView } from './use-section-in-view.ts';

interface OutlineProps {
  readonly entries: readonly OutlineEntry[];
  readonly reading: Reading;
  /** Drawn closed above the text, for windows too narrow for a column of its own. */
  readonly isFolded?: boolean;
}

/** What is on this page; the section being read is marked. */
export function Outline({ entries, reading, isFolded = false }: OutlineProps) {
  return isFolded ? (
    <FoldedOutline entries={entries} reading={reading} />
  ) : (
    <OutlineColumn entries={entries} reading={reading} />
  );
}

function FoldedOutline({ entries, reading }: Omit<OutlineProps, 'isFolded'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="outline outline-folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('outline.label')}</summary>
      <nav aria-label={t('outline.label')}>
        {isOpen && <OutlineList entries={entries} reading={reading} current={undefined} />}
      </nav>
    </details>
  );
}

const NONE: readonly OutlineEntry[] = [];

function OutlineColumn({ entries: all, reading }: Omit<OutlineProps, 'isFolded'>) {
  // The text comes first: the outline of a long page is long itself.
  const entries = useDeferredValue(all, NONE);
  const current = useSectionInView(entries);
  return (
    <nav className="outline outline-column" aria-label={t('outline.label')}>
      <p className="outline-title" aria-hidden="true">
        {t('outline.label')}
      </p>
      <OutlineList entries={entries} reading={reading} current={current} />
    </nav>
  );
}

interface OutlineListProps {
  readonly entries: readonly OutlineEntry[];
  readonly reading: Reading;
  readonly current: string | undefined;
}

function OutlineList({ entries, reading: { docSet, version, path }, current }: OutlineListProps) {
  return (
    <ul>
      {entries.map(({ anchor, title, depth, isDefinition }) => (
        <li key={anchor} data-depth={depth} data-code={isDefinition}>
          <a
            href={hrefOf({ docSet, version, path, anchor })}
            {...(anchor === current ? { 'aria-current': 'location' as const } : {})}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
