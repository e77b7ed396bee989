import type { ChangeKind } from '../../indexer/core/tree.ts';
import { type StringKey, t } from '../i18n/strings.ts';
import { PageContent } from './page-content.tsx';
import type { PageNode } from './page-tree.ts';

const LABELS: Readonly<Record<ChangeKind, StringKey>> = {
  added: 'change.added',
  changed: 'change.changed',
  deprecated: 'change.deprecated',
  removed: 'change.removed',
};

interface ChangeNoteProps {
  readonly kind: ChangeKind;
  readonly version: string;
  readonly nodes: readonly PageNode[];
}

/** What a release did to the thing described, as a badge and its text. */
export function ChangeNote({ kind, version, nodes }: ChangeNoteProps) {
  return (
    <div className="change-note" data-kind={kind}>
      <span className="badge">{t(LABELS[kind], { version }).trim()}</span>
      <div>
        <PageContent nodes={nodes} />
      </div>
    </div>
  );
}
