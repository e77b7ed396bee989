import { findFences } from './markdown-fences.ts';

/** A run of lines: from `start` up to, not including, `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

const HEADING = /^ {0,3}#{1,6}[ \t]+(.*)$/;
/** What Sphinx, MkDocs and their like put behind a heading to link to it; menus, sponsors and footers have none. */
const PERMALINK = /\[[¶#§]\]\(#[^)]*\)[ \t]*#*[ \t]*$/;
const LINK = /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(([^\s()]+)[^()]*\)/g;
/** What themes write between a page and its footer. */
const FOOT_WORDS = /^(previous page and next page|previous|next|back to top|edit this page( on \w+)?)$/i;

/**
 * Which lines of each crawled page are documentation; the rest is the site's chrome. Where headings have permalinks, the
 * page runs from the first of them to the first heading without one behind the last of them. Elsewhere only what all
 * pages begin and end with is chrome.
 * @param pages the lines of pages that are not copies of each other.
 */
export function contentRanges(pages: readonly (readonly string[])[]): LineRange[] {
  const outlines = pages.map(outlineOf);
  return pages.map((lines, i) => {
    const outline = outlines[i] as Outline;
    const first = outline.own[0];
    const last = outline.own.at(-1);
    if (first === undefined || last === undefined) return withoutCommon(lines, pages);
    const foreign = outline.foreign.find(({ line }) => line > last);
    const end = foreign?.line ?? lines.length;
    return { start: first, end: withoutFoot(lines, first, end) };
  });
}

interface Outline {
  /** Lines of headings with permalinks. */
  readonly own: readonly number[];
  readonly foreign: readonly { readonly line: number; readonly text: string }[];
}

function outlineOf(lines: readonly string[]): Outline {
  const { inside } = findFences(lines);
  const own: number[] = [];
  const foreign: { line: number; text: string }[] = [];
  lines.forEach((text, line) => {
    const heading = inside[line] ? undefined : HEADING.exec(text)?.[1];
    if (heading === undefined) return;
    if (PERMALINK.test(heading)) own.push(line);
    else foreign.push({ line, text: heading.trim() });
  });
  return { own, foreign };
}

/**
 * The end of a page without the links to its neighbours and back to its top: paragraphs that are nothing but a link which
 * the chrome below has as well, and the words that themes put around them.
 */
function withoutFoot(lines: readonly string[], start: number, end: number): number {
  const below = new Set(linksIn(lines.slice(end).join('\n')));
  let at = end;
  for (;;) {
    while (at > start && (lines[at - 1] as string).trim() === '') at--;
    let top = at;
    while (top > start && (lines[top - 1] as string).trim() !== '') top--;
    const text = lines.slice(top, at).join('\n').trim();
    const links = linksIn(text);
    const isBare = links.length > 0 && text.replace(LINK, '').trim() === '';
    const isFoot =
      FOOT_WORDS.test(text.replace(LINK, '$1').trim()) ||
      (isBare && end < lines.length && links.every((link) => below.has(link)));
    if (!isFoot || top === start) return at;
    at = top;
  }
}

function linksIn(text: string): string[] {
  return [...text.matchAll(LINK)].map((match) => match[2] as string);
}

/** A page without the lines that all pages have in common at their beginning and end. */
function withoutCommon(lines: readonly string[], pages: readonly (readonly string[])[]): LineRange {
  const others = pages.filter((page) => page !== lines);
  if (others.length === 0) return { start: 0, end: lines.length };
  let start = 0;
  while (start < lines.length && others.every((page) => page[start] === lines[start])) start++;
  let tail = 0;
  const fromEnd = (page: readonly string[]) => page[page.length - 1 - tail];
  while (tail < lines.length - start && others.every((page) => fromEnd(page) === fromEnd(lines))) tail++;
  return { start, end: lines.length - tail };
}
