import { posix } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { attribute, findElement, textOf } from './hast.ts';
import { parseHtml } from './html-tree.ts';
import type {
  ImportedPage,
  ImportedSource,
  Importer,
  ImportLog,
  Located,
  Picture,
  Recognition,
} from './importer.ts';
import { decodeSafely } from './markdown-page.ts';
import { hashPictures, pictureType } from './picture.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { findArticle } from './sphinx-article.ts';
import { parseInventory, type SphinxInventory } from './sphinx-inventory.ts';
import { readHead, readSigns, siteFolder, sphinxMark } from './sphinx-signs.ts';
import { findSite, isGenerated, type SitePage, type SphinxSite } from './sphinx-site.ts';
import { docSetIdFrom, readPage, stem } from './text-file.ts';

/** HTML that Sphinx built, best with its `objects.inv`. */
export const sphinxHtml: Importer = {
  format: 'sphinx-html',

  recognise(tree): Recognition {
    const inventory = findInventory(tree);
    if (inventory)
      return { score: 0.98, reason: `it holds ${inventory.path}, the inventory of a Sphinx build` };
    const mark = sphinxMark(tree);
    return mark
      ? { score: 0.9, reason: `${mark} is of a Sphinx build` }
      : { score: 0, reason: 'no objects.inv' };
  },

  open(tree, log): ImportedSource {
    const inventoryFile = findInventory(tree);
    const folder = inventoryFile ? posix.dirname(inventoryFile.path) : siteFolder(tree);
    const inventory = inventoryFile ? readInventory(inventoryFile, log) : undefined;
    const site = findSite(tree, folder, inventory);
    if (site.pages.size === 0) {
      throw new DocsError(
        'source-unsupported',
        `${tree.name} holds no HTML pages`,
        'Give the folder of a Sphinx HTML build',
      );
    }
    const { project = stem(tree.name), version } = readSigns(tree, site, inventory);
    return {
      docSet: { id: docSetIdFrom(project), title: project, description: `${project} documentation` },
      ...(version ? { version } : {}),
      total: site.pages.size,
      *pages() {
        const pictures = hashPictures(tree);
        for (const name of readingOrder(site)) {
          const page = site.pages.get(name) as SitePage;
          const context = JSON.stringify([name, page.path, site.exceptions, pictures]);
          yield { file: page.file.path, context, open: () => openPage(name, page, site, tree, log) };
        }
      },
      missing: [],
      symbols: (inventory?.symbols ?? []).map((symbol) => ({
        ...symbol,
        path: site.documentAt(symbol.path),
      })),
    };
  },
};

function findInventory(tree: SourceTree): SourceFile | undefined {
  return tree.files
    .filter((file) => posix.basename(file.path) === 'objects.inv')
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
}

function readInventory(file: SourceFile, log: ImportLog): SphinxInventory | undefined {
  try {
    return parseInventory(file.read());
  } catch (error) {
    log.diagnostics.push({
      severity: 'error',
      code: 'inventory',
      message: `the inventory cannot be read: ${(error as Error).message}`,
      file: file.path,
      line: 0,
      hint: 'names are taken from the pages alone',
    });
    return undefined;
  }
}

/** The pages as a reader would turn them: along the `next` links of each page's head, the rest by name. */
function readingOrder({ pages: files, documentAt }: SphinxSite): string[] {
  const next = new Map<string, string>();
  const followed = new Set<string>();
  for (const [page, { path, file }] of files) {
    const link = /<link\s[^>]*rel="next"[^>]*>/.exec(readHead(file))?.[0];
    const href = link ? /href="([^"]+)"/.exec(link)?.[1] : undefined;
    const target = href ? documentAt(posix.join(posix.dirname(path), href)) : '';
    if (!files.has(target) || followed.has(target)) continue;
    next.set(page, target);
    followed.add(target);
  }
  const pages = [...files.keys()].sort();
  const starts = ['index', 'contents', ...pages.filter((page) => !followed.has(page)), ...pages];
  const order = new Set<string>();
  for (const start of starts) {
    for (
      let page: string | undefined = start;
      page && files.has(page) && !order.has(page);
      page = next.get(page)
    ) {
      order.add(page);
    }
  }
  return [...order];
}

function openPage(
  name: string,
  { path, file }: SitePage,
  site: SphinxSite,
  tree: SourceTree,
  log: ImportLog,
): ImportedPage {
  const root = parseHtml(readPage(file, log));
  const head = findElement(root, (element) => element.tagName === 'head') ?? root;
  const canonical = findElement(
    head,
    (element) => element.tagName === 'link' && attribute(element, 'rel').includes('canonical'),
  );
  const url = canonical ? attribute(canonical, 'href') : '';
  const title = findElement(head, (element) => element.tagName === 'title');
  return {
    path: name,
    // Sphinx writes "Page — Project version documentation", some themes with a dash.
    title:
      (title ? textOf(title) : '')
        .replace(/^(.*)\s[—–-]\s.*$/s, '$1')
        .replace(/\s+/g, ' ')
        .trim() || name,
    file: file.path,
    ...(/^https?:\/\//.test(url) ? { url } : {}),
    article: findArticle(root),
    lineInFile: (line) => line,
    locate: (href) => locate(href, name, path, site),
    picture: (src) => readPicture(tree, posix.dirname(file.path), src),
  };
}

function locate(href: string, name: string, path: string, site: SphinxSite): Located {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || href.startsWith('/')) return { kind: 'outside' };
  const [address = '', id = ''] = splitOnce(href, '#');
  const fragment = decodeSafely(id);
  // The builder singlehtml links to a document by an id that only those inside others have.
  if (address === '')
    return { kind: 'topic', path: name, fragment: fragment === `document-${name}` ? '' : fragment };
  const target = posix.join(posix.dirname(path), decodeSafely(address.split('?')[0] ?? ''));
  if (target.startsWith('..')) return { kind: 'unknown' };
  const document = site.documentAt(target === './' || target === '.' ? '' : target);
  return isGenerated(document) ? { kind: 'generated' } : { kind: 'topic', path: document, fragment };
}

function readPicture(tree: SourceTree, folder: string, src: string): Picture | undefined {
  if (/^[a-z]+:|^\//i.test(src)) return undefined;
  const type = pictureType(src);
  const file = tree.file(posix.join(folder, decodeSafely(src)));
  return type && file ? { bytes: file.read(), type } : undefined;
}

function splitOnce(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
