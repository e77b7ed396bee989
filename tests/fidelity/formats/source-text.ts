import { readFileSync } from 'node:fs';

/** A block of code between fences, as it stands in a Markdown file. */
export interface Fenced {
  readonly lang: string;
  readonly text: string;
  /** Of the fence that opens it, from 1. */
  readonly line: number;
}

/** A word of running text. */
export interface Word {
  readonly text: string;
  readonly line: number;
}

/** A Markdown file read by its lines alone: enough for what the seeds and cards hold, and nothing of an importer's. */
export interface MarkdownText {
  readonly lines: readonly string[];
  /** The front matter's plain values. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fences: readonly Fenced[];
  readonly headings: readonly { readonly text: string; readonly line: number }[];
  /** Lines outside of front matter and fences, by their number from 1. */
  readonly prose: ReadonlyMap<number, string>;
}

export function readMarkdown(path: string): MarkdownText {
  const lines = readFileSync(path, 'utf8').replace(/\r\n/g, '\n').split('\n');
  const fields: Record<string, string> = {};
  const fences: Fenced[] = [];
  const prose = new Map<number, string>();
  let at = lines.findIndex((line) => line.trim() !== '');
  if (lines[at]?.trim() === '---') {
    for (at++; at < lines.length && lines[at]?.trim() !== '---'; at++) {
      const [, key, value] = /^\s*([\w-]+):\s*(.+)$/.exec(lines[at] as string) ?? [];
      if (key && value) fields[key] = value.replace(/^(["'])(.*)\1$/, '$2');
    }
    at++;
  }
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    const [, indent = '', mark = '', lang = ''] = /^( *)(`{3,}|~{3,})\s*([^\s`]*)/.exec(line) ?? [];
    if (mark === '') {
      prose.set(at + 1, line);
      continue;
    }
    const start = at + 1;
    const body: string[] = [];
    for (at++; at < lines.length && lines[at]?.trim() !== mark; at++) body.push(lines[at] as string);
    const own = body.map((row) => (row.startsWith(indent) ? row.slice(indent.length) : row.trimStart()));
    fences.push({ lang, text: own.join('\n'), line: start });
  }
  const headings = [...prose].flatMap(([line, text]) => {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    return heading === undefined ? [] : [{ text: heading, line }];
  });
  return { lines, fields, fences, headings, prose };
}

/** The words of running text, without the marks of Markdown: addresses of links, tags outside of code, numbers of lists. */
export function wordsOf(prose: Iterable<readonly [line: number, text: string]>): Word[] {
  return [...prose].flatMap(([line, text]) =>
    (plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => ({ text: word, line })),
  );
}

/** The words of what an import says. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function plain(text: string): string {
  return text
    .replace(/^\s*\d+[.)]\s/, '')
    .split(/(`+[^`]+`+)/)
    .map((part, i) => (i % 2 === 1 ? part : withoutMarks(part)))
    .join('');
}

function withoutMarks(text: string): string {
  return text
    .replace(/\[[¶#]\]\([^)]*\)/g, '')
    .replace(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, ']')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\[TOC\]/g, '');
}
