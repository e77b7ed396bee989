import { posix } from 'node:path';
import type { ElementContent } from 'hast';
import { DocsError } from '../core/errors.ts';
import type { SourceFormat } from '../core/types.ts';
import type { AnchorStyle } from './anchors.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { ImportedPage, ImportedSource, ImportLog } from './importer.ts';
import { firstHeading, markdownLocator, markdownPage, pictureReader } from './markdown-page.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

/** What differs between the formats that are a Markdown file to a page. */
export interface MarkdownDialect {
  readonly format: SourceFormat;
  readonly anchors: AnchorStyle;
  /** Rewrites what is not Markdown before parsing; gives the file's line for each line of the new text. */
  readonly rewrite?: (text: string) => { readonly text: string; readonly lines: readonly number[] };
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

/** Opens a tree in which every Markdown file is a page; paths are the files' own, without extension. */
export function openMarkdownFiles(
  tree: SourceTree,
  log: ImportLog,
  dialect: MarkdownDialect,
): MarkdownSource {
  const files = markdownFiles(tree);
  if (files.length === 0) {
    throw new DocsError(
      'source-unsupported',
      `${tree.name} holds no Markdown`,
      'Taken are .md, .markdown and .mdx files',
    );
  }
  const first = readText(files[0] as SourceFile, log);
  const single = tree.isFile ? splitFrontMatter(first, tree.name, { ...log, diagnostics: [] }) : undefined;
  const singleTitle = single ? single.fields.title || firstHeading(single.body) || stem(tree.name) : '';
  const pathOf = new Map(
    files.map((file) => [file.path, tree.isFile ? slug(singleTitle) || 'page' : topicPathOf(file.path)]),
  );
  const name = single?.fields.name || singleTitle || tree.name;
  const version = single?.fields.version;
  return {
    docSet: {
      id: docSetIdFrom(name),
      title: singleTitle || tree.name,
      description: single?.fields.description ?? '',
    },
    ...(version && version !== 'unknown'
      ? { version: { label: version, detectedFrom: 'front matter' } }
      : {}),
    ...(single?.fields.license ? { license: single.fields.license } : {}),
    total: files.length,
    *pages() {
      for (const file of files) {
        yield { file: file.path, open: () => openPage(tree, file, pathOf, log, dialect) };
      }
    },
    missing: [],
    symbols: [],
    pathOf,
  };
}

function openPage(
  tree: SourceTree,
  file: SourceFile,
  pathOf: ReadonlyMap<string, string>,
  log: ImportLog,
  dialect: MarkdownDialect,
): ImportedPage {
  const { fields, body } = splitFrontMatter(readText(file, log), file.path, log);
  const title = fields.title || fields.name || firstHeading(body) || stem(file.path);
  const rewritten = dialect.rewrite?.(body);
  return markdownPage({
    path: pathOf.get(file.path) ?? topicPathOf(file.path),
    title,
    file: file.path,
    text: rewritten?.text ?? body,
    ...(rewritten ? { lines: rewritten.lines } : {}),
    anchors: dialect.anchors,
    locate: markdownLocator(file.path, pathOf),
    picture: pictureReader(tree, file.path),
    ...(dialect.clean ? { clean: (nodes) => dialect.clean?.(nodes, log) ?? nodes } : {}),
  });
}

/** `guide/README.md` → `guide/index`, `settings.md` → `settings`. */
export function topicPathOf(file: string): string {
  const bare = file.replace(/\.[^./]+$/, '');
  const folder = posix.dirname(bare);
  const name = /^(readme|index)$/i.test(posix.basename(bare)) ? 'index' : posix.basename(bare);
  return folder === '.' ? name : `${folder}/${name}`;
}
