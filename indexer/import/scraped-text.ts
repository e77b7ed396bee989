import { findFences } from './markdown-fences.ts';

/** Markdown that a scraper made of HTML, put right line by line. */
export interface StraightText {
  readonly text: string;
  /** The line of the source for each line of the text. */
  readonly lines: readonly number[];
  /** By line of the text: how many spaces stood before a block. They were white space between the page's elements. */
  readonly indents: ReadonlyMap<number, number>;
}

const LIST_ITEM = /^ *(?:[-*+]|\d+[.)]) /;
const TABLE_RULE = /^ *\|(?: *:?-+:? *\|)+ *$/;
const MIN_RAGGED = 3;

/**
 * Whether texts come from a scraper that writes the white space between a page's elements before its blocks. People and
 * converters indent a block after a blank line within lists only, or by four spaces.
 */
export function isRagged(texts: readonly string[]): boolean {
  let count = 0;
  for (const text of texts) {
    const lines = text.split('\n');
    const { inside } = findFences(lines);
    let isList = false;
    lines.forEach((line, i) => {
      if (inside[i] || line.trim() === '') return;
      if (!line.startsWith(' ')) isList = LIST_ITEM.test(line);
      const isBlock = (lines[i - 1] ?? '').trim() === '';
      if (isBlock && !isList && /^ {1,3}[^ >|]/.test(line) && !LIST_ITEM.test(line)) count++;
    });
    if (count >= MIN_RAGGED) return true;
  }
  return false;
}

/**
 * Takes the white space away that would make code of blocks, or parts of the list before them, and joins table rows that
 * were cut at line ends within their cells. Fenced code is left as it is.
 */
export function straighten(text: string): StraightText {
  const source = text.split('\n');
  const { inside, unclosed } = findFences(source);
  const isText = new Set(unclosed);
  const out: string[] = [];
  const lines: number[] = [];
  const indents = new Map<number, number>();
  let isTable = false;
  let columns = 0;
  source.forEach((line, i) => {
    const last = out.at(-1) ?? '';
    // A page far down in its file begins with the blank lines of those before it.
    if (out.length === 0 && line.trim() === '') return;
    if (inside[i] || line.trim() === '') isTable = false;
    else if (TABLE_RULE.test(line)) [isTable, columns] = [true, pipesIn(line)];
    else if (isTable && !last.trimEnd().endsWith('|')) {
      out[out.length - 1] = withColumns(`${last} ${line.trim()}`, columns);
      return;
    }
    const isBlock = !inside[i] && last.trim() === '' && line.startsWith(' ') && line.trim() !== '';
    const bare = isBlock ? line.trimStart() : isTable ? withColumns(line, columns) : line;
    out.push(isText.has(i) ? bare.replace(/^ */, '\\') : bare);
    lines.push(i + 1);
    if (isBlock) indents.set(out.length, line.length - bare.length);
  });
  return { text: out.join('\n'), lines, indents };
}

function pipesIn(line: string): number {
  return line.match(/(?<!\\)\|/g)?.length ?? 0;
}

/** A row with more pipes than its table has edges: those that do not stand between spaces are text of a cell. */
function withColumns(row: string, edges: number): string {
  if (pipesIn(row) <= edges) return row;
  return row.replace(/(?<=\S)(?<!\\)\|(?=\S)|(?<=\S)(?<!\\)\|(?= \S)|(?<=\S )(?<!\\)\|(?=\S)/g, '\\|');
}
