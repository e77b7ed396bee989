import { Fragment, type ReactNode } from 'react';
import { t } from '../i18n/strings.ts';
import { Inlines } from './inline.tsx';
import { PageContent } from './page-content.tsx';
import type { PageNode } from './page-tree.ts';

interface TableProps {
  /** How many of the first rows are headings. */
  readonly head: number;
  readonly rows: readonly PageNode[];
}

/** A table in a box of its own, which scrolls by mouse, touch and keyboard when the table is wider than the page. */
export function Table({ head, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: a box that scrolls must be reachable by keyboard; it is no landmark, and no form
    <div role="group" className="table-box" aria-label={t('table.label')} tabIndex={0}>
      <table>
        {head > 0 && <thead>{rows.slice(0, head).map((row, i) => drawRow(row, i, true))}</thead>}
        <tbody>{rows.slice(head).map((row, i) => drawRow(row, i, false))}</tbody>
      </table>
    </div>
  );
}

function drawRow(row: PageNode, key: number, isHead: boolean): ReactNode {
  const cells = cellsOf(row);
  return (
    <tr key={key}>
      {cells.map((cell, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
        isHead ? <th key={i}>{cell}</th> : <td key={i}>{cell}</td>,
      )}
    </tr>
  );
}

function cellsOf(row: PageNode): readonly ReactNode[] {
  if (row.k === 'row') return row.cells.map((cell) => <Inlines nodes={cell} key="text" />);
  if (row.k !== 'row-cells') return [<Fragment key="other">{<PageContent nodes={[row]} />}</Fragment>];
  return row.c.map((cell) => (
    <PageContent nodes={'c' in cell && cell.k === 'cell' ? cell.c : [cell]} key="content" />
  ));
}
