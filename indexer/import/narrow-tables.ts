import type { Root, RootContent, Table } from 'mdast';

/** A table with more cells than this, most of which nobody wrote, is left as it was written. */
const MAX_FILLED = 10_000;

/**
 * Changes a syntax tree: rows that are shorter than their table's head are filled up with empty cells once they are
 * HTML, and a few kilobytes of a wide head and many short rows are millions of cells. Such tables lose their alignment,
 * which is what rows are filled up by.
 */
export function narrowTables(tree: Root): void {
  for (const node of tree.children) visit(node);
}

function visit(node: RootContent): void {
  if (node.type === 'table') {
    if (isMostlyFilled(node)) node.align = null;
  } else if ('children' in node) {
    for (const child of node.children) visit(child);
  }
}

function isMostlyFilled({ align, children: rows }: Table): boolean {
  const cells = (align?.length ?? 0) * rows.length;
  const written = rows.reduce((count, row) => count + row.children.length, 0);
  return cells > MAX_FILLED && cells > 2 * written;
}
