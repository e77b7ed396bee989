import { type AdmonitionKind, inlineText } from '../../indexer/core/tree.ts';
import { type StringKey, t } from '../i18n/strings.ts';
import { Inlines } from './inline.tsx';
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
  /** Whether it starts open; undefined for one that cannot be closed. */
  readonly open: boolean | undefined;
  readonly nodes: readonly PageNode[];
}

/** A box beside the main line of the text, under the title that is its first node or the name of its kind. */
export function Admonition({ kind, open, nodes }: AdmonitionProps) {
  const [first, ...below] = nodes;
  const own = first?.k === 'title' && inlineText(first.c).trim() !== '' ? first.c : undefined;
  const title = own ? <Inlines nodes={own} /> : t(TITLES[kind]);
  const content = <PageContent nodes={first?.k === 'title' ? below : nodes} />;
  if (open !== undefined) {
    return (
      <details className="admonition" data-kind={kind} open={open}>
        <summary className="admonition-title">{title}</summary>
        {content}
      </details>
    );
  }
  return (
    // No landmark: a page has dozens of them.
    <div
      role="note"
      className="admonition"
      data-kind={kind}
      aria-label={own ? inlineText(own) : t(TITLES[kind])}
    >
      <p className="admonition-title">{title}</p>
      {content}
    </div>
  );
}
