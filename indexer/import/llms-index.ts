import type { MissingTopic } from '../core/types.ts';
import { pathOnSite, type SiteRoot } from './address.ts';
import { findFences } from './markdown-fences.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';

/** What an `llms.txt` (llmstxt.org) says: a title, a summary, and links to pages under headings. */
export interface LlmsIndex {
  readonly title: string;
  readonly summary: string;
  readonly entries: readonly LlmsEntry[];
}

export interface LlmsEntry {
  /** As linked. */
  readonly href: string;
  readonly title: string;
  /** The heading above it. */
  readonly category: string;
  readonly note: string;
}

const ENTRY =
  /^[ \t]*[-*+][ \t]+\[((?:[^[\]\\]|\\.|\[[^[\]]*\])+)\]\(<?([^\s()>]+)>?\)[ \t]*(?:[:–—-][ \t]*(.*))?$/;

/** Reads an index of links. */
export function readLlmsIndex(text: string): LlmsIndex {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  const entries: LlmsEntry[] = [];
  let title = '';
  let category = '';
  const summary: string[] = [];
  lines.forEach((line, i) => {
    if (inside[i]) return;
    const heading = /^(#{1,6})[ \t]+(.+?)[ \t]*#*$/.exec(line);
    if (heading?.[1] === '#' && title === '') title = heading[2] as string;
    else if (heading) category = heading[2] as string;
    const quote = /^>[ \t]?(.*)$/.exec(line)?.[1];
    if (quote && entries.length === 0) summary.push(quote);
    const [, name, href, note = ''] = ENTRY.exec(line) ?? [];
    if (name !== undefined && href !== undefined)
      entries.push({ href, title: name.replace(/\\(.)/g, '$1'), category, note });
  });
  return { title, summary: summary.join(' ').trim(), entries };
}

/** The topic path of the page that a link of an index names, below the site's root. */
export function llmsPath(href: string, root: SiteRoot | undefined): string | undefined {
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(href);
  const rest = isAddress ? (root ? pathOnSite(href, root) : undefined) : href.replace(/^\.?\//, '');
  if (rest === undefined || rest.startsWith('..')) return undefined;
  const path = rest
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.(md|mdx|markdown|txt)$/i, '')
    .replace(/\.html?$/i, '');
  return path === '' ? 'index' : path;
}

/**
 * The file of a tree that holds a linked page: at the link's own path, or at the end of it, as the file lies in a folder
 * of its site.
 */
export function llmsFile(href: string, tree: SourceTree): SourceFile | undefined {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\/[^/]+/i.exec(href)?.[0] ?? '';
  const parts = decodePath(href.slice(isAddress.length).replace(/[?#].*$/, ''))
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return undefined;
  for (let from = 0; from < parts.length; from++) {
    const path = parts.slice(from).join('/');
    for (const form of [
      path,
      `${path}.md`,
      `${path}.mdx`,
      `${path}/index.md`,
      path.replace(/\.html?$/, '.md'),
    ]) {
      const file = /\.(md|mdx|markdown|txt)$/i.test(form) ? tree.file(form) : undefined;
      if (file) return file;
    }
  }
  return undefined;
}

/** An entry whose page is not in the source. */
export function toMissing({ href, title, category, note }: LlmsEntry, path: string): MissingTopic {
  return { path, title, note, category, file: href };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
