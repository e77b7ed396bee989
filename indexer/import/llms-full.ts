import { findFences } from './markdown-fences.ts';

/** A page out of `llms-full.txt`: the lines from `start` up to `end` (from 0) are its own. */
export interface FullPage {
  readonly title: string;
  /** The address or path that the file gives it, or ''. */
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Where a page begins: the line of its mark, its first own line, and what the mark says. */
interface Mark {
  readonly at: number;
  readonly start: number;
  readonly title: string;
  readonly address: string;
}

/**
 * Takes a file apart into the pages that a tool joined in it. Tools mark pages in ways of their own: front matter, tags,
 * names of files between rules, an address below the title. Where there is none of these, every top heading is a page.
 */
export function splitFull(lines: readonly string[]): FullPage[] {
  const { inside } = findFences(lines);
  const isText = (at: number) => at < lines.length && !inside[at];
  const ways = [frontMatters, tags, fileNames, addressed, headings];
  const marks = ways.map((way) => way(lines, isText)).find((found) => found.length > 0) ?? [];
  const pages: FullPage[] = [];
  const first = marks[0]?.at ?? lines.length;
  const before = trimmed(lines, 0, first);
  if (before.start < before.end) pages.push({ title: '', address: '', ...before });
  marks.forEach(({ start, title, address }, i) => {
    const own = trimmed(lines, start, marks[i + 1]?.at ?? lines.length);
    pages.push({ title, address, ...own });
  });
  return pages;
}

type Way = (lines: readonly string[], isText: (at: number) => boolean) => Mark[];

const KEY = /^([A-Za-z][\w-]*):[ \t]*(.*)$/;
const ADDRESS_KEYS = ['url', 'source', 'source_url', 'permalink', 'path', 'canonical', 'slug'];

/** YAML between `---` in front of each page, with an address or a title in it. */
const frontMatters: Way = (lines, isText) => {
  const marks: Mark[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.trim() !== '---' || !isText(at)) continue;
    const end = lines.slice(at + 1, at + 60).findIndex((line) => line.trim() === '---');
    const block = end < 0 ? [] : lines.slice(at + 1, at + 1 + end);
    const isYaml =
      block.length > 0 && block.every((line) => KEY.test(line) || /^[ \t]+\S|^[ \t]*$|^- /.test(line));
    const fields = new Map(block.flatMap((line) => (KEY.test(line) ? [keyOf(line)] : [])));
    const address = ADDRESS_KEYS.map((key) => fields.get(key)).find(Boolean) ?? '';
    const title = fields.get('title') ?? '';
    if (!isYaml || (address === '' && title === '')) continue;
    const start = at + end + 2;
    marks.push({ at, start, title, address });
    at = start - 1;
  }
  return marks;
};

function keyOf(line: string): [string, string] {
  const [, key = '', value = ''] = KEY.exec(line) ?? [];
  return [key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2')];
}

/** `<page>`, `<doc title="…" url="…">`, `<document path="…">` on lines of their own. */
const tags: Way = (lines, isText) => {
  const marks: Mark[] = [];
  lines.forEach((line, at) => {
    const attributes = isText(at)
      ? /^<(?:page|doc|document)\b([^>]*)>[ \t]*$/i.exec(line.trim())?.[1]
      : undefined;
    if (attributes === undefined) return;
    const value = (names: string) =>
      new RegExp(String.raw`\b(?:${names})=(["'])(.*?)\1`, 'i').exec(attributes)?.[2] ?? '';
    marks.push({ at, start: at + 1, title: value('title'), address: value('url|href|path|source') });
  });
  return marks;
};

/** `FILE: path` between rules of equal signs. */
const fileNames: Way = (lines, isText) => {
  const marks: Mark[] = [];
  lines.forEach((line, at) => {
    const address = isText(at)
      ? /^(?:FILE|File|Path|#+ File):[ \t]*(\S.*)$/.exec(line)?.[1]?.trim()
      : undefined;
    const isRule = (text: string | undefined) => /^[=-]{5,}$/.test(text?.trim() ?? '');
    if (address === undefined || !isRule(lines[at - 1])) return;
    marks.push({ at: at - 1, start: isRule(lines[at + 1]) ? at + 2 : at + 1, title: '', address });
  });
  return marks;
};

/** A top heading with `Source: https://…` below it. */
const addressed: Way = (lines, isText) => {
  const marks: Mark[] = [];
  lines.forEach((line, at) => {
    const title = isText(at) ? /^#[ \t]+(.+?)[ \t]*$/.exec(line)?.[1] : undefined;
    const next = lines.slice(at + 1, at + 4).find((below) => below.trim() !== '');
    const address =
      /^(?:Source|URL|Url|Link|Canonical)(?: URL)?:[ \t]*<?((?:https?:\/\/|\/)[^\s>]*)>?[ \t]*$/.exec(
        next ?? '',
      )?.[1];
    if (title !== undefined && address !== undefined) marks.push({ at, start: at, title, address });
  });
  return marks;
};

const headings: Way = (lines, isText) => {
  const marks: Mark[] = [];
  lines.forEach((line, at) => {
    const title = isText(at) ? /^#[ \t]+(.+?)[ \t]*$/.exec(line)?.[1] : undefined;
    if (title !== undefined) marks.push({ at, start: at, title, address: '' });
  });
  return marks;
};

/** A page without the blank lines, rules and closing tags at its ends. */
function trimmed(lines: readonly string[], from: number, to: number): { start: number; end: number } {
  const isEdge = (line: string | undefined) =>
    /^(|-{3,}|={3,}|\*{3,}|<\/?(page|doc|document)s?\b[^>]*>)$/i.test(line?.trim() ?? '');
  let [start, end] = [from, to];
  while (start < end && isEdge(lines[start])) start++;
  while (end > start && isEdge(lines[end - 1])) end--;
  return { start, end };
}
