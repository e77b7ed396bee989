import type { AdmonitionKind } from '../../indexer/core/tree.ts';
import { type StringKey, t } from '../i18n/strings.ts';
import { PageContent } from './page-content.tsx';
import type { PageNode } from './page-tree.ts';

const TITLES: Readonly<Record<AdmonitionKind, StringKey>> = {
  note: 'note.note',
  tip: 'note.tip',
  warning: 'note.warning',
  danger: 'note.danger',
  seealso: 'note.seealso',
  example: 'note.example',
};

interface AdmonitionProps {
  readonly kind: AdmonitionKind;
  readonly title: string | undefined;
  /** Whether it starts open; undefined for one that cannot be closed. */
  readonly open: boolean | undefined;
  readonly nodes: readonly PageNode[];
}

/** A box beside the main line of the text. */
export function Admonition({ kind, title, open, nodes }: AdmonitionProps) {
  const label = title || t(TITLES[kind]);
  if (open !== undefined) {
    return (
      <details className="admonition" data-kind={kind} open={open}>
        <summary className="admonition-title">{label}</summary>
        <PageContent nodes={nodes} />
      </details>
    );
  }
  return (
    <aside className="admonition" data-kind={kind} aria-label={label}>
      <p className="admonition-title">{label}</p>
      <PageContent nodes={nodes} />
    </aside>
  );
}
