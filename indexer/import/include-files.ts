import type { ImportLog } from './importer.ts';
import type { PageFile, RewrittenText } from './markdown-files.ts';
import type { SourceFile } from './source-tree.ts';
import { readText } from './text-file.ts';

/** A line that stands for the lines of another file. */
export interface Inclusion {
  /** As written, for people. */
  readonly name: string;
  /** The lines that take the line's place; undefined when they are not in the source. */
  readonly rows: readonly string[] | undefined;
  /** Whether included lines may include further files. */
  readonly isNested: boolean;
}

/** Files may include files; deeper than this they go in circles. */
const MAX_DEPTH = 8;
/** Small files that include each other many times over must not grow without end. */
const MAX_LINES = 50_000;

/**
 * Puts the files in that lines of a page stand for. Included lines count as the line that includes them. A file that is
 * not in the source is reported, and its line stays as it is.
 * @param read tells what a line includes; undefined for a line of text. `at` is its index in the page itself.
 */
export function includeFiles(
  body: string,
  page: PageFile,
  read: (text: string, at: number) => Inclusion | undefined,
): RewrittenText {
  const out: string[] = [];
  const lines: number[] = [];
  const put = (text: string, line: number, depth: number): void => {
    const inclusion = depth < MAX_DEPTH && out.length < MAX_LINES ? read(text, line - 1) : undefined;
    if (inclusion?.rows) {
      for (const row of inclusion.rows) put(row, line, inclusion.isNested ? depth + 1 : MAX_DEPTH);
      return;
    }
    if (inclusion) {
      page.log.diagnostics.push({
        severity: 'warning',
        code: 'missing-include',
        message: `the file "${inclusion.name}" that is included here is not in the source`,
        file: page.file.path,
        line,
      });
    }
    out.push(text);
    lines.push(line);
  };
  body.split('\n').forEach((text, i) => {
    put(text, i + 1, 0);
  });
  return { text: out.join('\n'), lines };
}

/** The lines of a file: all, those from one number to another (from 1), or those between two marks. */
export function rowsOf(file: SourceFile, part: FilePart, log: ImportLog): readonly string[] | undefined {
  const rows = readText(file, log).replace(/\n$/, '').split('\n');
  if (part.section === undefined) return rows.slice((part.first ?? 1) - 1, part.last ?? rows.length);
  const { start, end } = part.section;
  const from = rows.findIndex((row) => start.test(row));
  const to = rows.findIndex((row, i) => i > from && end.test(row));
  return from < 0 ? undefined : rows.slice(from + 1, to < 0 ? rows.length : to);
}

export interface FilePart {
  readonly first?: number;
  readonly last?: number;
  readonly section?: { readonly start: RegExp; readonly end: RegExp };
}
