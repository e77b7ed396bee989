import { posix } from 'node:path';
import type { ElementContent } from 'hast';
import { DocsError } from '../core/errors.ts';
import type { SourceFormat } from '../core/types.ts';
import type { AnchorStyle } from './anchors.ts';
import { detectVersion } from './detect-version.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import {
  type FoundVersion,
  type ImportedPage,
  type ImportedSource,
  type ImportLog,
  silentLog,
} from './importer.ts';
import { firstHeading, markdownPage, pictureReader } from './markdown-page.ts';
import { type SiteLayout, SiteLinks, type SitePage } from './markdown-site.ts';
import type { MarkdownChange, MarkdownSyntax } from './markdown-syntax.ts';
import { hasComponents, readMdx } from './mdx.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

/** A page's text after a step that moved lines: `lines[i]` is the file's line that line i + 1 came from. */
export interface RewrittenText {
  readonly text: string;
  readonly lines: readonly number[];
}

/** A file while it becomes a page. */
export interface PageFile {
  readonly tree: SourceTree;
  readonly file: SourceFile;
  readonly frontMatter: FrontMatter;
  readonly log: ImportLog;
}

/** What differs between the formats that are a Markdown file to a page. */
export interface MarkdownDialect {
  readonly format: SourceFormat;
  readonly anchors: AnchorStyle;
  readonly syntax?: MarkdownSyntax;
  /** Whether pages that hold components are read as MDX, whatever their files are called. */
  readonly components?: boolean;
  /** Which files are pages and in which order; @default all, in the order of their names, a folder's index first */
  readonly layout?: (files: readonly SourceFile[]) => SiteLayout;
  /** What the site is called, where its own configuration says. */
  readonly title?: string;
  readonly description?: string;
  /** The version, where the site's own folders say. */
  readonly version?: FoundVersion;
  /** Rewrites what is not Markdown before parsing. */
  readonly rewrite?: (body: string, page: PageFile) => RewrittenText;
  /** Changes the syntax tree before it becomes HTML. */
  readonly changes?: (page: PageFile, lineInFile: (line: number) => number) => readonly MarkdownChange[];
  readonly clean?: (nodes: ElementContent[], log: ImportLog) => ElementContent[];
}

export interface MarkdownSource extends ImportedSource {
  /** Topic path by file path. */
  readonly pathOf: ReadonlyMap<string, string>;
}

export const MARKDOWN_FILE = /\.(md|markdown|mdx)$/i;
/** A single file may be Markdown under another name. */
export const TEXT_FILE = /\.(md|markdown|mdx|txt)$/i;

/** The files of a tree that are pages in this dialect. */
export function markdownFiles(tree: SourceTree): SourceFile[] {
  return tree.files.filter((file) => (tree.isFile ? TEXT_FILE : MARKDOWN_FILE).test(file.path));
}

/** Opens a tree in which every Markdown file is a page, at the path that its site shows it at. */
export function openMarkdownFiles(
  tree: SourceTree,
  log: ImportLog,
  dialect: MarkdownDialect,
): MarkdownSource {
  const files = markdownFiles(tree);
  const layout = tree.isFile ? singleLayout(tree, files) : (dialect.layout ?? plainLayout)(files);
  const first = layout.pages[0];
  if (!first) {
    throw new DocsError(
      'source-unsupported',
      `${tree.name} holds no Markdown`,
      'Taken are .md, .markdown and .mdx files',
    );
  }
  const { fields, body } = splitFrontMatter(readText(first.file, log), first.file.path, silentLog());
  const address = layout.base;
  const version =
    dialect.version ??
    detectVersion({ fields, path: tree.name, text: body, ...(address ? { address } : {}) });
  const single = tree.isFile ? singleTitle(tree, fields, body) : '';
  const links = new SiteLinks(layout);
  return {
    docSet: {
      id: docSetIdFrom((tree.isFile ? fields.name : undefined) || single || dialect.title || tree.name),
      title: single || dialect.title || tree.name,
      description: (tree.isFile ? fields.description : undefined) ?? dialect.description ?? '',
    },
    ...(version ? { version } : {}),
    ...(tree.isFile && fields.license ? { license: fields.license } : {}),
    ...(address ? { base: address } : {}),
    total: layout.pages.length,
    *pages() {
      for (const page of layout.pages) {
        yield { file: page.file.path, open: () => openPage(tree, page, layout, links, log, dialect) };
      }
    },
    missing: [],
    symbols: [],
    pathOf: new Map(layout.pages.map(({ file, path }) => [file.path, path])),
  };
}

function openPage(
  tree: SourceTree,
  page: SitePage,
  { base }: SiteLayout,
  links: SiteLinks,
  log: ImportLog,
  dialect: MarkdownDialect,
): ImportedPage {
  const { file, path } = page;
  const frontMatter = splitFrontMatter(readText(file, log), file.path, log);
  const { fields, body } = frontMatter;
  const pageFile = { tree, file, frontMatter, log };
  const rewritten = dialect.rewrite?.(body, pageFile);
  const lineInFile = (line: number) => (rewritten ? (rewritten.lines[line - 1] ?? 0) : line);
  const mayHold = dialect.components === true && hasComponents(body);
  const mdx = /\.mdx$/i.test(file.path) || dialect.syntax?.mdx === true || mayHold;
  const changes = dialect.changes?.(pageFile, lineInFile) ?? [];
  return markdownPage({
    path,
    title: fields.title || fields.name || firstHeading(body) || stem(file.path),
    file: file.path,
    text: rewritten?.text ?? body,
    ...(rewritten ? { lines: rewritten.lines } : {}),
    ...(base ? { url: base + (path === 'index' ? '' : `${path.replace(/\/index$/, '')}/`) } : {}),
    anchors: dialect.anchors,
    syntax: { ...dialect.syntax, mdx },
    changes: mdx ? [readMdx(pageFile, lineInFile), ...changes] : changes,
    log,
    locate: links.locator(page),
    picture: pictureReader(tree, file.path),
    ...(dialect.clean ? { clean: (nodes) => dialect.clean?.(nodes, log) ?? nodes } : {}),
  });
}

function singleLayout(tree: SourceTree, files: readonly SourceFile[]): SiteLayout {
  const pages = files.slice(0, 1).map((file) => {
    const text = new TextDecoder().decode(file.read()).replace(/\r\n?/g, '\n');
    const { fields, body } = splitFrontMatter(text, tree.name, silentLog());
    return { file, path: slug(singleTitle(tree, fields, body)) || 'page' };
  });
  return { pages, root: '', prefixes: [] };
}

function singleTitle(tree: SourceTree, fields: FrontMatter['fields'], body: string): string {
  return fields.title || firstHeading(body) || fields.name || stem(tree.name);
}

/** Every file at its own path; a folder's index comes before what is beside it. */
export function plainLayout(files: readonly SourceFile[]): SiteLayout {
  const pages = files.map((file) => ({ file, path: topicPathOf(file.path) }));
  return { pages: pages.sort((a, b) => comparePaths(a.path, b.path)), root: '', prefixes: [] };
}

/** Orders topic paths folder by folder, numbers by their value, a folder's index first. */
export function comparePaths(a: string, b: string): number {
  const [x, y] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [p, q] = [x[i], y[i]];
    if (p === q) continue;
    if (p === undefined || q === undefined) return p === undefined ? -1 : 1;
    const [isIndexP, isIndexQ] = [i === x.length - 1 && p === 'index', i === y.length - 1 && q === 'index'];
    if (isIndexP !== isIndexQ) return isIndexP ? -1 : 1;
    return compareNames(p, q);
  }
  return 0;
}

/** Orders names as people do: `part-2` before `part-10`. No locale, so that every machine gives the same order. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [a, b].map((name) =>
    name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(10, '0')),
  );
  if (x !== y) return (x as string) < (y as string) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `guide/README.md` → `guide/index`, `settings.md` → `settings`. */
export function topicPathOf(file: string): string {
  const bare = file.replace(/\.[^./]+$/, '');
  const folder = posix.dirname(bare);
  const name = /^(readme|index)$/i.test(posix.basename(bare)) ? 'index' : posix.basename(bare);
  return folder === '.' ? name : `${folder}/${name}`;
}
