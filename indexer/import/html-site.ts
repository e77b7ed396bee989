import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { DocsError } from '../core/errors.ts';
import { detectVersion } from './detect-version.ts';
import { attribute, findElement, textOf } from './hast.ts';
import { findHtmlArticle, htmlTitle } from './html-article.ts';
import { parseHtml } from './html-tree.ts';
import {
  type ImportedPage,
  type ImportedSource,
  type Importer,
  type ImportLog,
  type Located,
  silentLog,
} from './importer.ts';
import { decodeSafely } from './markdown-page.ts';
import { nestSections } from './markdown-tree.ts';
import { hashPictures, pictureType } from './picture.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readHead } from './sphinx-signs.ts';
import { docSetIdFrom, readPage, stem } from './text-file.ts';

const PAGE = /\.html?$/i;
/** Files that are written for people as pages are, and would be read by another importer. */
const OTHER_TEXT = /\.(md|mdx|markdown|rst|txt)$/i;
/** What tools put beside pages that is none. */
const NO_PAGE = /(^|\/)(404|search|genindex|py-modindex|google[0-9a-f]+)(\/index)?\.html?$/i;

/** HTML pages that any tool has built: MkDocs, Docusaurus, VitePress, a hand. */
export const htmlSite: Importer = {
  format: 'html-site',

  recognise(tree) {
    const pages = tree.files.filter(({ path }) => PAGE.test(path));
    // One page says nothing of what stands around its text on the others.
    if (pages.length === 0 || tree.isFile) return { score: 0, reason: 'no folder of HTML pages' };
    const others = tree.files.filter(({ path }) => OTHER_TEXT.test(path) && !/\.html?\.md$/i.test(path));
    const isSite = pages.some(({ path }) => /^([^/]+\/)?index\.html?$/i.test(path));
    // A site may have an llms.txt; a folder of text may have a page.
    const score = pages.length >= others.length * 3 ? (isSite ? 0.89 : 0.5) : 0.1;
    return { score, reason: `it holds ${pages.length} HTML ${pages.length === 1 ? 'page' : 'pages'}` };
  },

  open(tree, log): ImportedSource {
    const pages = findPages(tree);
    if (pages.size === 0) {
      throw new DocsError(
        'source-unsupported',
        `${tree.name} holds no HTML pages`,
        'Give the folder of a built site',
      );
    }
    const [first] = [...pages].sort(([, a], [, b]) => depthOf(a) - depthOf(b) || (a.path < b.path ? -1 : 1));
    const root = first ? parseSafely(first[1]) : undefined;
    const title = siteTitle(root) || stem(tree.name);
    const address = root ? canonicalOf(root) : '';
    const version = detectVersion({ address, text: title, path: tree.name });
    const paths = new Map([...pages].map(([path, file]) => [file.path, path]));
    const context = hashOf([...paths.keys()].sort().join('\n'));
    return {
      docSet: { id: docSetIdFrom(title), title, description: description(root) || `${title} documentation` },
      ...(version ? { version } : {}),
      total: pages.size,
      *pages() {
        const pictures = hashPictures(tree);
        for (const path of readingOrder(pages, paths, first?.[1], root)) {
          const file = pages.get(path) as SourceFile;
          yield {
            file: file.path,
            context: JSON.stringify([path, context, pictures]),
            open: () => openPage(path, file, paths, tree, log),
          };
        }
      },
      missing: [],
      symbols: [],
    };
  },
};

/** The pages by path: that of a folder is the folder's, unless another page has that path. */
function findPages(tree: SourceTree): Map<string, SourceFile> {
  const files = tree.files.filter(({ path }) => PAGE.test(path) && !NO_PAGE.test(path) && !isHidden(path));
  const bare = new Set(files.map(({ path }) => path.replace(PAGE, '')));
  const pages = new Map<string, SourceFile>();
  for (const file of files) {
    if (leadsOn(file)) continue;
    const name = file.path.replace(PAGE, '');
    const folder = name.replace(/\/index$/i, '');
    pages.set(folder === name || bare.has(folder) ? name : folder, file);
  }
  return pages;
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^[._]/.test(part));
}

/** A page that sends its reader on to another, as tools leave them where a page was. */
function leadsOn(file: SourceFile): boolean {
  return /<meta[^>]+http-equiv=["']?refresh/i.test(readHead(file));
}

function depthOf({ path }: SourceFile): number {
  return path.split('/').length * 2 - (/(^|\/)index\.html?$/i.test(path) ? 1 : 0);
}

/** Pages in the order in which the menus of the first one name them, then the rest by path. */
function readingOrder(
  pages: ReadonlyMap<string, SourceFile>,
  paths: ReadonlyMap<string, string>,
  first: SourceFile | undefined,
  root: Root | undefined,
): string[] {
  const order = new Set<string>();
  const start = first && paths.get(first.path);
  if (first && start !== undefined && root) {
    order.add(start);
    for (const href of hrefsIn(root)) {
      const located = locate(href, first.path, paths);
      if (located.kind === 'topic' && pages.has(located.path)) order.add(located.path);
    }
  }
  for (const path of [...pages.keys()].sort()) order.add(path);
  return [...order];
}

function hrefsIn(node: Root | Element): string[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'a' ? [attribute(child, 'href')] : hrefsIn(child);
  });
}

function openPage(
  path: string,
  file: SourceFile,
  paths: ReadonlyMap<string, string>,
  tree: SourceTree,
  log: ImportLog,
): ImportedPage {
  const root = parseHtml(readPage(file, log));
  const article = findHtmlArticle(root, log.removals);
  const url = canonicalOf(root);
  return {
    path,
    title: htmlTitle(root, article) || path,
    file: file.path,
    ...(url ? { url } : {}),
    article: nestSections(article, 'github'),
    lineInFile: (line) => line,
    locate: (href) => locate(href, file.path, paths),
    picture: (src) => {
      const type = pictureType(src);
      const found = type ? fileAt(src, file.path, (at) => tree.file(at)) : undefined;
      return type && found ? { bytes: found.read(), type } : undefined;
    },
  };
}

function locate(href: string, from: string, paths: ReadonlyMap<string, string>): Located {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return { kind: 'outside' };
  const hash = href.indexOf('#');
  const fragment = hash < 0 ? '' : decodeSafely(href.slice(hash + 1));
  const address = hash < 0 ? href : href.slice(0, hash);
  if (address === '') return { kind: 'topic', path: paths.get(from) ?? '', fragment };
  const found = fileAt(address, from, (at) => {
    const bare = at.replace(/\/+$/, '');
    const forms = [
      bare,
      `${bare}/index.html`,
      `${bare}.html`,
      ...(bare === '' || bare === '.' ? ['index.html'] : []),
    ];
    return forms.map((form) => paths.get(form)).find((path) => path !== undefined);
  });
  return found === undefined ? { kind: 'unknown' } : { kind: 'topic', path: found, fragment };
}

/** What an address leads to: below the folder of its page, or, from the host's root, below a folder that the site lies in. */
function fileAt<T>(address: string, from: string, find: (path: string) => T | undefined): T | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const path = decodeSafely(address.replace(/[?#].*$/s, ''));
  if (!path.startsWith('/')) {
    const target = posix.join(posix.dirname(from), path);
    return target.startsWith('..') ? undefined : find(target);
  }
  // The folders that a site is served below are not among its files.
  for (let rest = path.slice(1); ; rest = rest.slice(rest.indexOf('/') + 1)) {
    const found = find(rest);
    if (found !== undefined || !rest.includes('/')) return found;
  }
}

function parseSafely(file: SourceFile): Root | undefined {
  try {
    return parseHtml(readPage(file, silentLog()));
  } catch {
    return undefined;
  }
}

function canonicalOf(root: Root): string {
  const link = findElement(
    root,
    (element) => element.tagName === 'link' && attribute(element, 'rel').includes('canonical'),
  );
  const href = link ? attribute(link, 'href') : '';
  return /^https?:\/\//.test(href) ? href : '';
}

/** What the site calls itself: in so many words, or behind the title of its first page. */
function siteTitle(root: Root | undefined): string {
  if (!root) return '';
  const named = metaOf(root, 'og:site_name');
  const title = findElement(root, ({ tagName }) => tagName === 'title');
  const text = title ? textOf(title).replace(/\s+/g, ' ').trim() : '';
  return named || (text.split(/\s[|·–—-]\s/).at(-1) ?? '');
}

function description(root: Root | undefined): string {
  return root ? metaOf(root, 'description') : '';
}

function metaOf(root: Root, name: string): string {
  const meta = findElement(
    root,
    (element) =>
      element.tagName === 'meta' &&
      [attribute(element, 'name'), attribute(element, 'property')].includes(name),
  );
  return meta ? attribute(meta, 'content').trim() : '';
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
