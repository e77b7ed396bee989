import type { SiteRoot } from './address.ts';
import { pathOnSite } from './address.ts';
import type { ImportLog } from './importer.ts';
import { cleanTitle } from './skill-catalogue.ts';
import { slug, stem } from './text-file.ts';

/** One page out of a reference file. Its text keeps its lines: what stood before is blank. */
export interface ReferencePage {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Takes a reference file apart into the pages that were merged into it: a rule followed by a top heading starts a
 * page, and a page's title is written several times over. Fenced code is not looked into.
 */
export function splitReference(file: string, text: string, log: ImportLog): ReferencePage[] {
  const lines = text.split('\n');
  const starts = [0];
  let fence = '';
  lines.forEach((line, i) => {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) fence = fence ? (mark.startsWith(fence) && line.trim() === mark ? '' : fence) : mark;
    if (fence || line.trim() !== '---') return;
    const next = lines.slice(i + 1).find((candidate) => candidate.trim() !== '');
    if (next?.startsWith('# ')) starts.push(i + 1);
  });
  return starts.map((start, n) => {
    const end = starts[n + 1] === undefined ? lines.length : (starts[n + 1] as number) - 1;
    return readPage(file, lines, start, end, log);
  });
}

function readPage(
  file: string,
  lines: readonly string[],
  start: number,
  end: number,
  log: ImportLog,
): ReferencePage {
  let at = start;
  let heading = -1;
  let title = '';
  for (; at < end; at++) {
    const line = (lines[at] as string).trim();
    if (line === '') continue;
    const text = /^# (.+)$/.exec(line)?.[1];
    if (text === undefined) break;
    if (heading >= 0) log.removals.add('repeated title');
    [heading, title] = [at, cleanTitle(text)];
  }
  const from = heading >= 0 ? heading : start;
  return { file, title: title || stem(file), text: '\n'.repeat(from) + lines.slice(from, end).join('\n') };
}

/** Where pages go whose place on their site is not known. */
export const MADE_UP = 'pages/';

/**
 * A topic path for each page. The source does not say where its pages stood, but its links do: an address that is
 * linked with exactly a page's title is that page's. Pages nobody links to get a path from their file and title.
 */
export function pagePaths(
  pages: readonly ReferencePage[],
  folder: string,
  root: SiteRoot | undefined,
): string[] {
  const linked = root ? linkedPaths(pages, root) : new Map<string, string>();
  const used = new Set<string>();
  return pages.map((page) => {
    const category = stem(page.file).replace(/-\d+$/, '');
    const name = slug(page.title) || 'page';
    const own = folder ? `${folder}/${name}` : `${MADE_UP}${category}/${name}`;
    const found = linked.get(page.title.toLowerCase());
    const wanted = found && !used.has(found) ? found : own;
    let path = wanted;
    for (let n = 2; used.has(path); n++) path = `${wanted}-${n}`;
    used.add(path);
    return path;
  });
}

/** The path that most links with a text lead to, by that text. */
function linkedPaths(pages: readonly ReferencePage[], root: SiteRoot): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { text } of pages) {
    for (const [, label = '', address = ''] of text.matchAll(/\[([^\][]{3,120})\]\((https?:[^\s)#]+)\)/g)) {
      const path = pathOnSite(address, root)?.replace(/\/+$/, '');
      if (!path) continue;
      const title = label.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
      const ofTitle = counts.get(title) ?? new Map<string, number>();
      counts.set(title, ofTitle);
      ofTitle.set(path, (ofTitle.get(path) ?? 0) + 1);
    }
  }
  const best = (paths: ReadonlyMap<string, number>) =>
    [...paths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
  return new Map([...counts].map(([title, paths]) => [title, best(paths)]));
}
