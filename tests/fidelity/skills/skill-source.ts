import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a reference file with its 1-based line. */
export interface Placed {
  readonly text: string;
  readonly line: number;
}

/** A link as the file has it. */
export interface SkillLink extends Placed {
  readonly href: string;
}

/** A line that begins a section or a definition. */
export interface Mark extends Placed {
  readonly kind: 'heading' | 'definition';
  /** What its permalink leads to, or ''. */
  readonly id: string;
}

/** One of the pages that were merged into a reference file. */
export interface SkillPage {
  /** Below the skill's folder. */
  readonly file: string;
  /** The last and fullest of its titles. */
  readonly title: string;
  readonly line: number;
  readonly end: number;
  readonly marks: readonly Mark[];
  /** Fenced code, and the line of the mark it stands under (0 above all). */
  readonly code: readonly (Placed & { readonly under: number })[];
  /** Everything else, line by line. */
  readonly prose: readonly Placed[];
  readonly links: readonly SkillLink[];
}

/** The pages of a skill, read from its files by rules of this file alone. */
export function readSkill(folder: string): SkillPage[] {
  const names = readdirSync(join(folder, 'references')).filter((name) => name.endsWith('.md'));
  return names
    .sort()
    .flatMap((name) =>
      readReference(`references/${name}`, readFileSync(join(folder, 'references', name), 'utf8')),
    );
}

function readReference(file: string, text: string): SkillPage[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const blocks = fencedBlocks(lines);
  const isCode = (at: number) => blocks.some(({ from, to }) => at >= from && at <= to);
  const starts = [0];
  lines.forEach((line, at) => {
    if (line.trim() !== '---' || isCode(at)) return;
    const next = lines.findIndex((other, i) => i > at && other.trim() !== '');
    if (lines[next]?.startsWith('# ')) starts.push(at + 1);
  });
  return starts.flatMap((from, n) => {
    const to = (starts[n + 1] ?? lines.length + 1) - 1;
    const own = blocks.filter((block) => block.from >= from && block.to < to);
    return readPage(file, lines, from, to, own) ?? [];
  });
}

interface Fence {
  /** Indices of the first and last fence line. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Fenced code, as CommonMark has it; a fence that is never closed is a line of text. */
function fencedBlocks(lines: readonly string[]): Fence[] {
  const blocks: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const open = /^( *)((?:> ?)?)(`{3,}|~{3,})([^`]*)$/.exec(lines[at] ?? '');
    if (!open) continue;
    const [, indent = '', quote = '', mark = ''] = open;
    const bare = (line: string) => line.slice(quote && line.startsWith('>') ? quote.length : 0);
    const isEnd = (line: string) => {
      const trimmed = bare(line).trim();
      return trimmed.length >= mark.length && [...trimmed].every((sign) => sign === mark[0]);
    };
    const to = lines.findIndex((line, i) => i > at && isEnd(line));
    if (to < 0) continue;
    const inner = lines.slice(at + 1, to).map((line) => {
      const own = bare(line);
      const spaces = own.length - own.trimStart().length;
      return own.slice(Math.min(spaces, indent.length));
    });
    blocks.push({ from: at, to, text: inner.join('\n') });
    at = to;
  }
  return blocks;
}

/** `[¶](#id)`, as scrapers keep Sphinx's permalinks; those of figures and listings are numbered. */
const PERMALINK = /\[¶\]\(#([^)\s]+)\)/g;
/** A signature by its look: white space before it that is no list's, and a name with what only names have. */
const SIGNATURE =
  /^ {3,}(?:\*(?:class|exception|classmethod|staticmethod|property|async|abstract)[a-z ]*\*([A-Za-z_][\w.]*).*|([A-Za-z_][\w.]*)(?:\(.*\)(?: → .*)?|\*+[:=].*))$/;
/** A name alone: within a class, or of a constant, or with its module. */
const BARE_NAME = /^ {3,}([a-z_]\w*|[a-z]\w*(?:\.\w+)+|[A-Z][A-Z0-9_]+)$/;
const CLASS = /^ {3,}\*(?:class|exception)\*/;

function readPage(
  file: string,
  lines: readonly string[],
  from: number,
  to: number,
  blocks: readonly Fence[],
): SkillPage | undefined {
  const isCode = (at: number) => blocks.some((block) => at >= block.from && at <= block.to);
  // The page's title stands several times, the site's motto may stand between.
  let title = -1;
  for (let at = from; at < to; at++) {
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('# ')) title = at;
    else if (line !== '' && !line.startsWith('> ')) break;
  }
  if (title < 0) return undefined;
  const prose: Placed[] = [];
  const marks: Mark[] = [];
  let table = false;
  let inClass = false;
  // Where definitions have permalinks, a signature without one is only shown again.
  const own = lines.slice(title, to);
  const hasPermalinks = own.some((line, i) => !isCode(title + i) && permalinksIn(line).length > 0);
  for (let at = title; at < to; at++) {
    const line = lines[at] ?? '';
    if (isCode(at)) continue;
    table = line.startsWith('|') || (table && line.trim() !== '');
    prose.push({ text: line, line: at + 1 });
    if (table) continue;
    const isHeading = /^#{1,6} /.test(line);
    const below = blocks.find(
      (block) => block.from > at && lines.slice(at + 1, block.from).every((one) => one.trim() === ''),
    );
    if (isHeading) marks.push(headingMark(line, at + 1, below?.text ?? ''));
    else if (hasPermalinks)
      marks.push(
        ...permalinksIn(line).map((id) => ({
          kind: 'definition' as const,
          text: lastPart(id),
          id,
          line: at + 1,
        })),
      );
    else marks.push(...signatureIn(line, at + 1, inClass));
    inClass = CLASS.test(line) || (inClass && !isHeading);
  }
  const code = blocks
    .filter((block) => block.from >= title)
    .map((block) => ({
      text: block.text,
      line: block.from + 1,
      under: marks.findLast((mark) => mark.line <= block.from)?.line ?? 0,
    }));
  return {
    file,
    title: headingText(lines[title] ?? ''),
    line: title + 1,
    end: to,
    marks,
    code,
    prose,
    links: linksOf(prose),
  };
}

/** A heading that begins like the code right below it, up to a call or a value, names what the code declares. */
function headingMark(line: string, at: number, below: string): Mark {
  const text = headingText(line);
  const declared = /^([A-Za-z_]\w*)(?:\(| ?[:=])/.exec(below)?.[1];
  const isNamed =
    declared !== undefined &&
    text
      .split(' ')[0]
      ?.split('.')
      .some((part) => part.startsWith(declared));
  return isNamed
    ? { kind: 'definition', text: declared, id: '', line: at }
    : { kind: 'heading', text, id: '', line: at };
}

function headingText(line: string): string {
  return line
    .replace(/^#+ /, '')
    .replace(/ and more$/, '')
    .replaceAll('¶', '')
    .trim();
}

/** The ids that permalinks behind signatures on a line lead to; those of terms, listings and figures are no names. */
function permalinksIn(line: string): string[] {
  if (!/^(?: +|- )\S/.test(line)) return [];
  const ids = [...line.matchAll(PERMALINK)].map(([, id = '']) => decodeURIComponent(id));
  return ids.filter((id) => !/^(?:id\d+$|term-)/.test(id));
}

function signatureIn(line: string, at: number, inClass: boolean): Mark[] {
  const shown = line.trimEnd();
  const [, declared, called] = SIGNATURE.exec(shown) ?? [];
  const bare = BARE_NAME.exec(shown)?.[1] ?? '';
  const name = declared ?? called ?? (inClass || /[.A-Z]/.test(bare) ? bare : '');
  return name ? [{ kind: 'definition', text: lastPart(name), id: '', line: at }] : [];
}

function lastPart(name: string): string {
  return name.split('.').at(-1) ?? name;
}

const LINK = /(!?)\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/g;

/** Links outside code, pictures and permalinks apart. A link's text may go on on the next line. */
function linksOf(prose: readonly Placed[]): SkillLink[] {
  const text = prose.map((line) => line.text).join('\n');
  return [...text.matchAll(LINK)].flatMap((match) => {
    const [, picture, label = '', href = ''] = match;
    if (picture || label === '¶') return [];
    const line = prose[text.slice(0, match.index).split('\n').length - 1]?.line ?? 0;
    return [{ text: label, href, line }];
  });
}

/** The text of some lines as a reader sees it: without marks, addresses, permalinks, pictures and list numbers. */
export function shownText(prose: readonly Placed[]): string {
  let text = prose.map((line) => line.text.replace(/^\s*(?:> )*\s*(?:\d+[.)]|[-*+]) /, '')).join('\n');
  text = text.replace(PERMALINK, '').replace(/!\[[^\]]*\]\([^)]*\)/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(LINK, '$2');
  }
  return text.replace(/\\([^\w\s])/g, '$1');
}

/** Letters and digits alone: what is left of a title when a scraper lost the spaces in it. */
export function squashed(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
