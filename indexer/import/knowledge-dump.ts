import type { Element, ElementContent } from 'hast';
import { pathOnSite, type SiteRoot, siteRoot } from './address.ts';
import { findElement, textOf } from './hast.ts';
import type { ImportedPage, ImportedSource, Importer, ImportLog, Located } from './importer.ts';
import { markdownFiles } from './markdown-files.ts';
import { fromAddress, markdownPage } from './markdown-page.ts';
import { headingLevel, isPermalink } from './markdown-tree.ts';
import type { SourceFile } from './source-tree.ts';
import { docSetIdFrom, readText, stem } from './text-file.ts';

const SOURCE_LINE = /^## Source: (\S.*)$/;

/** Crawled pages of a site in one file, each under `## Source: name`, with the site's chrome around every one. */
export const knowledgeDump: Importer = {
  format: 'knowledge-dump',

  recognise(tree) {
    const file = tree.isFile || tree.files.length === 1 ? markdownFiles(tree)[0] : undefined;
    if (!file) return { score: 0, reason: 'not a single text file' };
    const count = sourceLines(new TextDecoder().decode(file.read()).split(/\r?\n/)).length;
    return { score: count > 0 ? 0.93 : 0, reason: `it has ${count} sections "## Source: …"` };
  },

  open(tree, log): ImportedSource {
    const file = markdownFiles(tree)[0] as SourceFile;
    const text = readText(file, log);
    const lines = text.split('\n');
    const title = /^# (.+)$/m.exec(text)?.[1]?.trim() ?? stem(tree.name);
    const dumped = mergeCopies(
      sourceLines(lines).map((at, i, all) => dumpedPage(lines, at, all[i + 1] ?? lines.length)),
    );
    const root = dumped.find((page) => page.root?.version)?.root;
    return {
      docSet: { id: docSetIdFrom(title), title, description: '' },
      ...(root?.version ? { version: { label: root.version, detectedFrom: root.base } } : {}),
      ...(root ? { base: root.base } : {}),
      total: dumped.length,
      *pages() {
        for (const page of dumped) {
          yield { file: file.path, path: page.path, open: () => openPage(page, file.path, root, log) };
        }
      },
      missing: [],
      symbols: [],
    };
  },
};

interface DumpedPage {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly root: SiteRoot | undefined;
  readonly alsoFrom: readonly string[];
}

function sourceLines(lines: readonly string[]): number[] {
  return lines.flatMap((line, i) => (SOURCE_LINE.test(line) ? [i] : []));
}

function dumpedPage(lines: readonly string[], at: number, end: number): DumpedPage {
  const name = SOURCE_LINE.exec(lines[at] as string)?.[1]?.trim() ?? '';
  const body = lines.slice(at + 1, end).join('\n');
  // `en_6.0_faq_help.md`: language, version and path of the page, joined by underscores.
  const parts = stem(name).split('_').filter(Boolean);
  const rest = parts.filter(
    (part, i) => !(i < 2 && /^([a-z]{2}|v?\d+(\.\d+)*|stable|latest|dev)$/.test(part)),
  );
  const version = parts.find((part) => /^v?\d+\.\d+/.test(part));
  const address = version
    ? new RegExp(`https?://[^\\s)"]+/${version.replace(/\./g, '\\.')}/`).exec(body)?.[0]
    : undefined;
  return {
    name,
    path: rest.join('/') || 'index',
    text: '\n'.repeat(at + 1) + body,
    root: address ? siteRoot(address) : undefined,
    alsoFrom: [],
  };
}

/** Copies of one page (the same path under several addresses) become one; the one whose version is known wins. */
function mergeCopies(pages: readonly DumpedPage[]): DumpedPage[] {
  const byPath = new Map<string, DumpedPage>();
  for (const page of pages) {
    const known = byPath.get(page.path);
    if (!known) byPath.set(page.path, page);
    else if (!known.root && page.root)
      byPath.set(page.path, { ...page, alsoFrom: [known.name, ...known.alsoFrom] });
    else byPath.set(page.path, { ...known, alsoFrom: [...known.alsoFrom, page.name] });
  }
  return [...byPath.values()];
}

function openPage(page: DumpedPage, file: string, root: SiteRoot | undefined, log: ImportLog): ImportedPage {
  return markdownPage({
    path: page.path,
    title: page.name,
    file,
    text: page.text,
    anchors: 'docutils',
    ...(root ? { url: root.base + (page.path === 'index' ? '' : `${page.path}/`) } : {}),
    alsoFrom: page.alsoFrom,
    locate: (href) => locate(href, page, root),
    clean: (nodes) => withoutChrome(nodes, log),
  });
}

/**
 * What is documentation on a crawled page: its headings carry permalinks, those of menus, sponsors and footers do
 * not. So it runs from the first heading with a permalink to the next heading without one.
 */
function withoutChrome(nodes: ElementContent[], log: ImportLog): ElementContent[] {
  const isOurs = (node: ElementContent) =>
    headingLevel(node) > 0 && findElement(node as Element, isPermalink) !== undefined;
  const start = nodes.findIndex(isOurs);
  if (start < 0) return nodes;
  const after = nodes.findIndex((node, i) => i > start && headingLevel(node) > 0 && !isOurs(node));
  const end = after < 0 ? nodes.length : after;
  const isWritten = (node: ElementContent) => textOf(node).trim() !== '';
  log.removals.add('site chrome', [...nodes.slice(0, start), ...nodes.slice(end)].filter(isWritten).length);
  return nodes.slice(start, end);
}

function locate(href: string, page: DumpedPage, root: SiteRoot | undefined): Located {
  if (href.startsWith('#')) return { kind: 'topic', path: page.path, fragment: href.slice(1) };
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) {
    const rest = root ? pathOnSite(href, root) : undefined;
    return rest === undefined ? { kind: 'outside' } : fromAddress(rest);
  }
  // Relative links stand as on the site, where every page is a folder.
  const base = new URL(page.path === 'index' ? 'https://site/' : `https://site/${page.path}/`);
  try {
    const url = new URL(href, base);
    return fromAddress(url.pathname.slice(1) + url.hash);
  } catch {
    return { kind: 'unknown' };
  }
}
