import { pathOnSite, type SiteRoot, siteRoot } from './address.ts';
import type { ImportLog } from './importer.ts';
import { contentRanges } from './site-chrome.ts';
import { stem } from './text-file.ts';

/** One page out of a dump of crawled pages. */
export interface DumpedPage {
  readonly name: string;
  readonly path: string;
  /** The page's own text, with blank lines before it, so that its lines are those of the file. */
  readonly text: string;
  /** The site that the page's name and links point to; undefined where they do not. */
  readonly root: SiteRoot | undefined;
  /** The names of all sections that hold this page, where there are several. */
  readonly copies: readonly string[];
}

const SOURCE_LINE = /^## Source: (\S.*)$/;
const LANGUAGE_OR_VERSION = /^([a-z]{2}(-[a-z]{2,4})?|v?\d+(\.\d+)*(\.x)?|stable|latest|dev)$/;
const VERSION = /^v?\d+(\.\d+)+$/;
const ADDRESS = /https?:\/\/[^\s)"'>\]]+/g;

/** The lines that begin a page: `## Source: en_6.0_faq_help.md`. */
export function sourceLines(lines: readonly string[]): number[] {
  return lines.flatMap((line, i) => (SOURCE_LINE.test(line) ? [i] : []));
}

/** The pages of a dump, each once and without the site's chrome. What is left out is noted in the log. */
export function dumpedPages(lines: readonly string[], file: string, log: ImportLog): DumpedPage[] {
  const starts = sourceLines(lines);
  const sections = starts.map((at, i) => readSection(lines, at, starts[i + 1] ?? lines.length));
  const addresses = sections.flatMap(({ body }) => body.join('\n').match(ADDRESS) ?? []);
  const ranges = contentRanges(sections.map(({ body }) => body));
  const pages: DumpedPage[] = [];
  sections.forEach((section, i) => {
    const { start, end } = ranges[i] as { start: number; end: number };
    const own = section.body.slice(start, end);
    const root = rootOf(section);
    const path = pathOf(section.name, addresses, root);
    const first = section.at + 1;
    const text = '\n'.repeat(first + start) + own.join('\n');
    log.removals.addLines('site chrome', file, first, first + start, lines);
    log.removals.addLines('site chrome', file, first + end, first + section.body.length, lines);
    const known = pages.findIndex((page) => page.path === path && saysTheSame(page.text, text));
    const page = { name: section.name, path, text, root, copies: [section.name] };
    if (known < 0) {
      pages.push(page);
      return;
    }
    log.removals.addText('copy of a page', section.name, file, section.at + 1);
    const before = pages[known] as DumpedPage;
    // The copy whose site is known has the addresses that lead somewhere.
    const better = !before.root && root ? page : before;
    pages[known] = { ...better, copies: [...before.copies, section.name] };
  });
  return pages;
}

interface Section {
  readonly name: string;
  /** Its line in the file, from 0. */
  readonly at: number;
  readonly body: readonly string[];
}

function readSection(lines: readonly string[], at: number, next: number): Section {
  let end = next;
  while (end > at + 1 && (lines[end - 1] as string).trim() === '') end--;
  // The rule before the next section is the dump's.
  if (end > at + 1 && (lines[end - 1] as string).trim() === '---') end--;
  const name = SOURCE_LINE.exec(lines[at] as string)?.[1]?.trim() ?? '';
  return { name, at, body: lines.slice(at + 1, end) };
}

/** The parts of a name: what stands before the page's own path (`en`, `6.0`), and the path. */
function partsOf(name: string): { readonly before: readonly string[]; readonly path: readonly string[] } {
  const parts = stem(name).split('_').filter(Boolean);
  const at = parts.findIndex((part, i) => i > 1 || !LANGUAGE_OR_VERSION.test(part));
  const count = at < 0 ? parts.length : at;
  return { before: parts.slice(0, count), path: parts.slice(count) };
}

/** The site of a section whose name holds a version: where its links go to that language and version. */
function rootOf({ name, body }: Section): SiteRoot | undefined {
  const { before } = partsOf(name);
  if (!before.some((part) => VERSION.test(part))) return undefined;
  const folder = `/${before.join('/')}/`;
  const address = (body.join('\n').match(ADDRESS) ?? []).find((one) => one.includes(folder));
  return address ? siteRoot(address) : undefined;
}

/**
 * The topic path of a section. Its name has `_` for `/`, and names have underscores of their own: an address that
 * differs in nothing else says which is which.
 */
function pathOf(name: string, addresses: readonly string[], root: SiteRoot | undefined): string {
  const flat = partsOf(name).path.join('_');
  if (flat === '' || flat === 'index') return 'index';
  for (const address of root ? addresses : []) {
    const path = pathOnSite(address, root as SiteRoot)
      ?.replace(/[?#].*$/, '')
      .replace(/\/+$|\.html$/g, '');
    if (path?.replaceAll('/', '_') === flat) return path;
  }
  return flat.replaceAll('_', '/');
}

/** Whether two pages read the same; under another address the addresses in a copy are others, too. */
function saysTheSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => text.replace(/\]\([^\s()]*/g, ']('));
  return x?.trim() === y?.trim();
}
