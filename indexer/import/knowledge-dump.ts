import { pathOnSite, type SiteRoot } from './address.ts';
import { type DumpedPage, dumpedPages, sourceLines } from './dump-pages.ts';
import type { ImportedPage, ImportedSource, Importer, Located } from './importer.ts';
import { markdownFiles } from './markdown-files.ts';
import { decodeSafely, fromAddress, markdownPage } from './markdown-page.ts';
import type { SourceFile } from './source-tree.ts';
import { docSetIdFrom, readText, stem } from './text-file.ts';

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
    const lines = readText(file, log).split('\n');
    const head = lines.slice(0, sourceLines(lines)[0]).join('\n');
    const title = /^# (.+)$/m.exec(head)?.[1]?.trim() ?? stem(tree.name);
    const description = [...head.matchAll(/^> ?(.+)$/gm)].map((match) => match[1]?.trim()).join(' ');
    const pages = dumpedPages(lines, file.path, log);
    const root = pages.find((page) => page.root?.version)?.root;
    return {
      docSet: { id: docSetIdFrom(title), title, description },
      ...(root?.version ? { version: { label: root.version, detectedFrom: root.base } } : {}),
      ...(root ? { base: root.base } : {}),
      total: pages.length,
      *pages() {
        for (const page of pages) {
          yield { file: file.path, path: page.path, open: () => openPage(page, file.path, root) };
        }
      },
      missing: [],
      symbols: [],
    };
  },
};

function openPage(page: DumpedPage, file: string, root: SiteRoot | undefined): ImportedPage {
  return markdownPage({
    path: page.path,
    title: page.name,
    file,
    text: page.text,
    anchors: 'docutils',
    ...(root ? { url: root.base + (page.path === 'index' ? '' : `${page.path}/`) } : {}),
    ...(page.copies.length > 1 ? { alsoFrom: page.copies } : {}),
    locate: (href) => locate(href, page, root),
  });
}

function locate(href: string, page: DumpedPage, root: SiteRoot | undefined): Located {
  if (href.startsWith('#')) return { kind: 'topic', path: page.path, fragment: decodeSafely(href.slice(1)) };
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
