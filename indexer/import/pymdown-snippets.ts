import { posix } from 'node:path';
import { type FilePart, includeFiles, rowsOf } from './include-files.ts';
import type { PageFile, RewrittenText } from './markdown-files.ts';

/** `--8<-- "file.md"` on a line of its own, with lines or a section of the file behind colons. */
const SNIPPET = /^([ \t]*)-{1,}8<-{1,}[ \t]+["']([^"']+)["'][ \t]*$/;

/**
 * Puts the files in that PyMdown's snippets name, in code as well as in text.
 * @param folders where names are looked for, in this order.
 */
export function includeSnippets(body: string, page: PageFile, folders: readonly string[]): RewrittenText {
  return includeFiles(body, page, (text) => {
    const [, indent = '', name] = SNIPPET.exec(text) ?? [];
    if (name === undefined) return undefined;
    const [path = '', ...part] = name.split(':');
    const file = folders.map((folder) => page.tree.file(posix.join(folder, path))).find(Boolean);
    const rows = file && rowsOf(file, partOf(part), page.log);
    return { name, rows: rows?.map((row) => row && indent + row), isNested: true };
  });
}

/** Lines of a file (`a.py:3:9`) or a section of it (`a.py:setup`). */
function partOf([first, last]: readonly string[]): FilePart {
  if (first === undefined) return {};
  if (/^\d*$/.test(first)) return { first: Number(first || 1), ...(last ? { last: Number(last) } : {}) };
  const mark = (which: string) => new RegExp(String.raw`-{1,}8<-{1,}\s*\[${which}:\s*${quote(first)}\s*\]`);
  return { section: { start: mark('start'), end: mark('end') } };
}

function quote(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
