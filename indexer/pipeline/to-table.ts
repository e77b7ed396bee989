import type { Element } from 'hast';
import type { ContentNode } from '../core/tree.ts';
import { type Conversion, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';

/**
 * A table. A row whose cells hold running text is one block; a row with lists or code in a cell becomes a container,
 * so that nothing in it is flattened.
 */
export function toTable(table: Element, to: Conversion): ContentNode[] {
  const rows: ContentNode[] = [];
  let head = 0;
  const captions = table.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'caption',
  );
  for (const row of rowsOf(table)) {
    to.page.noteId(row);
    const cells = row.children.filter(
      (child): child is Element =>
        child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
    );
    const isHead = cells.length > 0 && cells.every((cell) => cell.tagName === 'th');
    if (isHead && head === rows.length) head++;
    rows.push(toRow(cells, to));
  }
  const before = captions.flatMap((caption) => {
    to.page.noteId(caption);
    return toContent(caption.children, to);
  });
  return [...before, { k: 'table', head, c: rows }];
}

function* rowsOf(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'tr') yield child;
    else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) yield* rowsOf(child);
  }
}

function toRow(cells: readonly Element[], to: Conversion): ContentNode {
  for (const cell of cells) to.page.noteId(cell);
  if (cells.every(isRunningText)) {
    return {
      k: 'row',
      cells: cells.map((cell) => toInline(onlyParagraph(cell)?.children ?? cell.children, to.page)),
    };
  }
  return {
    k: 'row-cells',
    c: cells.map((cell) => ({ k: 'cell' as const, c: toContent(cell.children, to) })),
  };
}

const STRUCTURED = new Set(
  'ul ol dl pre table blockquote div section h1 h2 h3 h4 h5 h6 details figure'.split(' '),
);

function isRunningText(cell: Element): boolean {
  const paragraphs = cell.children.filter((child) => child.type === 'element' && child.tagName === 'p');
  const hasText = cell.children.some((child) => child.type === 'text' && child.value.trim() !== '');
  if (paragraphs.length > 1 || (paragraphs.length === 1 && hasText)) return false;
  return !holdsStructure(cell);
}

function holdsStructure(element: Element): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (STRUCTURED.has(child.tagName) || holdsStructure(child)),
  );
}

function onlyParagraph(cell: Element): Element | undefined {
  return cell.children.find((child): child is Element => child.type === 'element' && child.tagName === 'p');
}
