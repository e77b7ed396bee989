import { codeSpan } from './markdown-escape.ts';
import { inlineMarkdown, type LinkMaker } from './markdown-inline.ts';
import { cellsOf, type Table } from './markdown-lists.ts';
import type { ContentNode } from './tree.ts';

/**
 * A table as Markdown writes them, cells of several blocks on one line; undefined when a cell holds something that
 * no line can (code of several lines, another table, a chunk of its own). Such a table is better off as a list.
 */
export function tableMarkdown({ head, c }: Table, link: LinkMaker | undefined): string | undefined {
  const rows: string[][] = [];
  for (const row of c) {
    const cells: string[] = [];
    for (const cell of cellsOf(row)) {
      const text = flatten(cell, link);
      if (text === undefined) return undefined;
      cells.push(text);
    }
    rows.push(cells);
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`.replace(/ {2,}\|/g, ' |');
  const [first = [], ...others] = head > 0 ? rows : [[], ...rows];
  const rule = `|${' --- |'.repeat(width)}`;
  return [line(first), rule, ...others.map(line)].join('\n');
}

/** Blocks on one line, or undefined where that would damage them. */
function flatten(nodes: readonly ContentNode[], link: LinkMaker | undefined): string | undefined {
  const lines: string[] = [];
  for (const node of nodes) {
    const line = flattenOne(node, link);
    if (line === undefined) return undefined;
    if (line) lines.push(line);
  }
  return lines.join('<br>');
}

function flattenOne(node: ContentNode, link: LinkMaker | undefined): string | undefined {
  switch (node.k) {
    case 'p':
    case 'term':
    case 'heading':
      return inlineMarkdown(node.c, 'cell', link);
    case 'sig':
      return inlineMarkdown([{ k: 'code', c: node.c }], 'cell', link);
    case 'code':
      return node.text.includes('\n') ? undefined : codeSpan(node.text).replace(/\|/g, '\\|');
    case 'rule':
      return '';
    case 'ul':
      return items(node.c, () => '• ', link);
    case 'ol':
      return items(node.c, (i) => `${(node.start ?? 1) + i}. `, link);
    default:
      return undefined;
  }
}

function items(
  nodes: readonly ContentNode[],
  marker: (i: number) => string,
  link: LinkMaker | undefined,
): string | undefined {
  const lines = nodes.map((node) => (node.k === 'li' ? flatten(node.c, link) : undefined));
  if (lines.includes(undefined)) return undefined;
  return lines.map((line, i) => marker(i) + line).join('<br>');
}
