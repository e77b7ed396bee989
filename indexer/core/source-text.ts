import { joinBlocks } from './text-lines.ts';
import { type ContentNode, shownText } from './tree.ts';

/**
 * The words of some content as its source shows them, code blocks apart, and nothing beside them: no marks of lists, no
 * names of notes that the source left to pictures or colours, no alternative texts of pictures. A blank line stands
 * between blocks, a tab between cells of a row. Children that stand in it are left out.
 */
export function sourceText(content: readonly ContentNode[]): string {
  return joinBlocks(content.map(textOf));
}

function textOf(node: ContentNode): string {
  switch (node.k) {
    case 'heading':
    case 'p':
    case 'sig':
    case 'term':
    case 'title':
      return shownText(node.c).trim();
    case 'row':
      return node.cells.map((cell) => shownText(cell).trim()).join('\t');
    case 'code':
    case 'rule':
    case 'sub':
      return '';
    case 'tab':
      return joinBlocks([node.icon ? '' : node.title, sourceText(node.c)]);
    default:
      return sourceText(node.c);
  }
}
