import { DEEP_LINK_PREFIX } from '../../indexer/core/ref.ts';
import type { Bookmark } from '../memory/memory.ts';
import { readBookmark } from '../memory/memory-text.ts';

const FORMAT = 1;

/** Bookmarks as JSON: `{ "format": 1, "bookmarks": Bookmark[] }`. */
export function toJson(bookmarks: readonly Bookmark[]): string {
  return `${JSON.stringify({ format: FORMAT, bookmarks }, undefined, 2)}\n`;
}

/**
 * Bookmarks as Markdown that people read and `fromMarkdown` reads as well: a list of links, each with the time at which
 * it was made, and its note as a quote.
 */
export function toMarkdown(bookmarks: readonly Bookmark[]): string {
  const entries = bookmarks.map(({ ref, title, note, added }) => {
    const link = `- [${escapeTitle(title)}](<${DEEP_LINK_PREFIX}${escapeRef(ref)}>) ${added}`;
    const quote = note === '' ? [] : ['', ...note.split(/\r?\n/).map((line) => `  > ${line}`)];
    return [link, ...quote].join('\n');
  });
  return ['# Bookmarks', ...entries].join('\n\n').concat('\n');
}

/** Bookmarks in a text that `toJson` or `toMarkdown` wrote, perhaps changed by hand since; empty when there are none. */
export function readBookmarks(text: string): readonly Bookmark[] {
  return fromJson(text) ?? fromMarkdown(text);
}

function fromJson(text: string): readonly Bookmark[] | undefined {
  try {
    const value = JSON.parse(text) as { readonly bookmarks?: unknown } | null;
    if (value === null || !Array.isArray(value.bookmarks)) return [];
    return value.bookmarks.map(readBookmark).filter((bookmark) => bookmark !== undefined);
  } catch {
    return undefined;
  }
}

const LINK = /^[-*] \[(.*)\]\(<?djdocs:\/\/open\/([^>\s]+?)>?\)(?: +(\S+))?\s*$/;
const QUOTE = /^\s+> ?(.*)$/;

function fromMarkdown(text: string): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, title, ref, added = ''] = LINK.exec(line) ?? [];
    const quoted = QUOTE.exec(line)?.[1];
    const last = bookmarks.at(-1);
    if (title !== undefined && ref !== undefined)
      bookmarks.push({ ref: unescapeRef(ref), title: unescapeTitle(title), note: '', added });
    else if (quoted !== undefined && last)
      bookmarks.splice(-1, 1, { ...last, note: last.note === '' ? quoted : `${last.note}\n${quoted}` });
  }
  return bookmarks;
}

function escapeTitle(title: string): string {
  return title.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

function unescapeTitle(title: string): string {
  return title.replace(/\\([\\[\]])/g, '$1');
}

function escapeRef(ref: string): string {
  return ref.replace(/[<>()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescapeRef(ref: string): string {
  return ref.replace(/%(3C|3E|28|29)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
