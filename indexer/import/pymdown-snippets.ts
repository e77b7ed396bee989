import { posix } from 'node:path';
import type { PageFile, RewrittenText } from './markdown-files.ts';
import { readText } from './text-file.ts';

/** `--8<-- "file.md"` on a line of its own, with lines or a section of the file behind colons. */
const SNIPPET = /^([ \t]*)-{1,}8<-{1,}[ \t]+["']([^"']+)["'][ \t]*$/;
/** Files may include files; deeper than this they go in circles. */
const MAX_DEPTH = 8;
/** Small files that include each other many times over must not grow without end. */
const MAX_LINES = 50_000;

/**
 * Puts the files in that PyMdown's snippets name. A file that is not in the tree is reported, its line stays.
 * @param folders where names are looked for, in this order.
 */
export function includeSnippets(body: string, page: PageFile, folders: readonly string[]): RewrittenText {
  const out: string[] = [];
  const lines: number[] = [];
  const put = (text: string, line: number, depth: number): void => {
    const match = SNIPPET.exec(text);
    const [, indent = '', name = ''] = match ?? [];
    const found =
      match && depth < MAX_DEPTH && out.length < MAX_LINES ? snippet(name, page, folders) : undefined;
    if (found) {
      for (const row of found) put(row && indent + row, line, depth + 1);
      return;
    }
    if (match) {
      page.log.diagnostics.push({
        severity: 'warning',
        code: 'missing-include',
        message: `the file "${name}" that is included here is not in the source`,
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

/** The lines of a snippet: a whole file, some of its lines (`a.py:3:9`), or a section of it (`a.py:setup`). */
function snippet(name: string, page: PageFile, folders: readonly string[]): readonly string[] | undefined {
  const [path = '', ...part] = name.split(':');
  const file = folders.map((folder) => page.tree.file(posix.join(folder, path))).find(Boolean);
  if (!file) return undefined;
  const rows = readText(file, page.log).replace(/\n$/, '').split('\n');
  if (part.length === 0) return rows;
  if (/^\d*$/.test(part[0] ?? ''))
    return rows.slice(Number(part[0] || 1) - 1, Number(part[1] || rows.length));
  const start = rows.findIndex((row) => sectionMark(row, 'start') === part[0]);
  const end = rows.findIndex((row, i) => i > start && sectionMark(row, 'end') === part[0]);
  return start < 0 ? undefined : rows.slice(start + 1, end < 0 ? rows.length : end);
}

function sectionMark(row: string, which: 'start' | 'end'): string | undefined {
  return new RegExp(String.raw`-{1,}8<-{1,}\s*\[${which}:\s*([\w.-]+)\]`).exec(row)?.[1];
}
