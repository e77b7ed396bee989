import { posix } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { DocsError } from '../core/errors.ts';
import { attribute, findElement, hasClass, textOf } from './hast.ts';
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
import { pictureType } from './picture.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { parseInventory, type SphinxInventory } from './sphinx-inventory.ts';
import { docSetIdFrom, readText, stem } from './text-file.ts';

const parser = unified().use(rehypeParse).freeze();

/** Pages that Sphinx makes from the others. */
const GENERATED =
  /^(genindex(-\w+)?|py-modindex|search|_modules\/.*|_sources\/.*|_downloads\/.*|_images\/.*|_static\/.*|http-routingtable)$/;

/** HTML that Sphinx built, with its `objects.inv`. */
export const sphinxHtml: Importer = {
  format: 'sphinx-html',

  recognise(tree): Recognition {
    const inventory = findInventory(tree);
    if (inventory)
      return { score: 0.98, reason: `it holds ${inventory.path}, the inventory of a Sphinx build` };
    return { score: 0, reason: 'no objects.inv' };
  },

  open(tree, log): ImportedSource {
    const inventoryFile = findInventory(tree);
    const folder = inventoryFile ? posix.dirname(inventoryFile.path) : '.';
    const inside = (path: string) => (folder === '.' ? path : `${folder}/${path}`);
    const inventory = inventoryFile ? readInventory(inventoryFile, log) : undefined;
    const files = new Map<string, SourceFile>();
    for (const file of tree.files) {
      const path = posix.relative(folder, file.path);
      if (path.startsWith('..') || !path.endsWith('.html')) continue;
      const page = path.slice(0, -'.html'.length);
      if (!GENERATED.test(page) && !path.split('/').some((part) => part.startsWith('_')))
        files.set(page, file);
    }
    if (files.size === 0) {
      throw new DocsError(
        'source-unsupported',
        `${tree.name} holds no HTML pages`,
        'Give the folder of a Sphinx HTML build',
      );
    }
    const project = inventory?.project || stem(tree.name);
    return {
      docSet: { id: docSetIdFrom(project), title: project, description: `${project} documentation` },
      ...(inventory?.version ? { version: { label: inventory.version, detectedFrom: 'objects.inv' } } : {}),
      total: files.size,
      *pages() {
        for (const page of readingOrder(files, log)) {
          const file = files.get(page) as SourceFile;
          const picture = (src: string) => readPicture(tree, inside, page, src);
          yield { file: file.path, open: () => openPage(page, file, picture, log) };
        }
      },
      missing: [],
      symbols: inventory?.symbols ?? [],
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

/** The pages as a reader would turn them: along the `next` links of each page's head, the rest by path. */
function readingOrder(files: ReadonlyMap<string, SourceFile>, log: ImportLog): string[] {
  const next = new Map<string, string>();
  const followed = new Set<string>();
  for (const [page, file] of files) {
    const link = /<link\s[^>]*rel="next"[^>]*>/.exec(readText(file, log).slice(0, 8192))?.[0];
    const href = link ? /href="([^"]+)"/.exec(link)?.[1] : undefined;
    const target = href ? posix.join(posix.dirname(page), href).replace(/\.html$/, '') : '';
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
  page: string,
  file: SourceFile,
  picture: (src: string) => Picture | undefined,
  log: ImportLog,
): ImportedPage {
  const root = parser.parse(readText(file, log)) as Root;
  const canonical = findElement(
    root,
    (element) => element.tagName === 'link' && attribute(element, 'rel').includes('canonical'),
  );
  const url = canonical ? attribute(canonical, 'href') : '';
  const title = findElement(root, (element) => element.tagName === 'title');
  return {
    path: page,
    // Sphinx writes "Page — Project version documentation".
    title:
      (title ? textOf(title) : '')
        .replace(/\s+[—–]\s+(?!.*\s[—–]\s).*$/s, '')
        .replace(/\s+/g, ' ')
        .trim() || page,
    file: file.path,
    ...(/^https?:/.test(url) ? { url } : {}),
    article: findArticle(root),
    lineInFile: (line) => line,
    locate: (href) => locate(href, page),
    picture,
  };
}

/** The part of a page that is documentation: what stands beside its first section, or its body. */
function findArticle(root: Root): ElementContent[] {
  const main =
    findElement(root, (element) => attribute(element, 'role') === 'main') ??
    findElement(root, (element) => hasClass(element, 'body') && element.tagName === 'div') ??
    findElement(root, (element) => element.tagName === 'body') ??
    root;
  const parent = parentOfFirstSection(main);
  if (!parent) return main.children as ElementContent[];
  const first = parent.children.findIndex((child) => child.type === 'element' && isSection(child));
  // Labels stand as empty spans before the section they name; anything else around it is the theme's.
  return (parent.children as ElementContent[]).filter(
    (child, index) =>
      child.type === 'element' && (isSection(child) || (index < first && child.tagName === 'span')),
  );
}

function parentOfFirstSection(node: Root | Element): Root | Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (isSection(child)) return node;
    const inside = parentOfFirstSection(child);
    if (inside) return inside;
  }
  return undefined;
}

/** Sphinx writes `section` since docutils 0.17 and `div.section` before. */
function isSection(element: Element): boolean {
  return (element.tagName === 'section' || hasClass(element, 'section')) && attribute(element, 'id') !== '';
}

function locate(href: string, page: string): Located {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || href.startsWith('/')) return { kind: 'outside' };
  const [file = '', fragment = ''] = splitOnce(href, '#');
  const path = file === '' ? page : posix.join(posix.dirname(page), decodeSafely(file.split('?')[0] ?? ''));
  if (path.startsWith('..')) return { kind: 'unknown' };
  const target = path.replace(/\.html$/, '');
  if (GENERATED.test(target)) return { kind: 'generated' };
  return { kind: 'topic', path: target, fragment: decodeSafely(fragment) };
}

function readPicture(
  tree: SourceTree,
  inside: (path: string) => string,
  page: string,
  src: string,
): Picture | undefined {
  if (/^[a-z]+:|^\//i.test(src)) return undefined;
  const type = pictureType(src);
  const file = tree.file(inside(posix.join(posix.dirname(page), decodeSafely(src))));
  return type && file ? { bytes: file.read(), type } : undefined;
}

function splitOnce(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
