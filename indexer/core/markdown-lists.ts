import { type ContentNode, type Inline, inlineOf, inlineText, isBlock } from './tree.ts';

/** A table's own fields and its rows. */
export interface Table {
  readonly head: number;
  readonly c: readonly ContentNode[];
}

/** A bulleted list. */
interface List {
  readonly k: 'ul';
  readonly c: readonly ContentNode[];
}

/** A table as a list: an item per row, each cell under the name of its column. Nothing of a cell is lost. */
export function tableAsList({ head, c }: Table): List {
  const isAllHead = head >= c.length;
  const labels = isAllHead ? [] : columnNames(c.slice(0, head));
  const rows = isAllHead ? c : c.slice(head);
  return {
    k: 'ul',
    c: rows.map((row) => ({
      k: 'li' as const,
      c: cellsOf(row).flatMap((cell, i) => labelled(labels[i] ?? '', cell)),
    })),
  };
}

function labelled(label: string, cell: readonly ContentNode[]): ContentNode[] {
  const [first, ...rest] = cell;
  if (!label || !first) return [...cell];
  const name: Inline = { k: 'strong', c: [`${label}:`] };
  if (first.k === 'p') return [{ k: 'p', c: [name, ' ', ...first.c] }, ...rest];
  return [{ k: 'p', c: [name] }, ...cell];
}

function columnNames(rows: readonly ContentNode[]): string[] {
  const names: string[] = [];
  for (const row of rows) {
    cellsOf(row).forEach((cell, i) => {
      names[i] = [names[i] ?? '', ...cell.map(blockText)].filter(Boolean).join(' ');
    });
  }
  return names;
}

function blockText(node: ContentNode): string {
  if (!isBlock(node)) return node.c.map(blockText).filter(Boolean).join(' ');
  return node.k === 'code' ? node.text : inlineText(inlineOf(node)).trim();
}

/** The cells of a table's row, each as the blocks in it. */
export function cellsOf(row: ContentNode): (readonly ContentNode[])[] {
  if (row.k === 'row') return row.cells.map((c): ContentNode[] => (c.length > 0 ? [{ k: 'p', c }] : []));
  if (row.k === 'row-cells') return row.c.map((cell) => (cell.k === 'cell' ? cell.c : [cell]));
  return [[row]];
}

/** A definition list as a list: an item per term with what is said about it. */
export function definitionsAsList(nodes: readonly ContentNode[]): List {
  const items: { readonly k: 'li'; readonly c: ContentNode[] }[] = [];
  nodes.forEach((node, i) => {
    const startsItem = node.k === 'term' && nodes[i - 1]?.k !== 'term';
    if (startsItem || items.length === 0) items.push({ k: 'li', c: [] });
    const item = items.at(-1);
    for (const part of node.k === 'dd' ? node.c : [node]) item?.c.push(part);
  });
  return { k: 'ul', c: items };
}
