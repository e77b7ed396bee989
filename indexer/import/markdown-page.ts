import { posix } from 'node:path';
import type { ElementContent, Root } from 'hast';
import type { AnchorStyle } from './anchors.ts';
import { contentOf, textOf } from './hast.ts';
import type { ImportedPage, ImportLog, Located, Picture } from './importer.ts';
import { checkNesting } from './markdown-nesting.ts';
import type { MarkdownChange, MarkdownSyntax } from './markdown-syntax.ts';
import { nestSections, parseMarkdown } from './markdown-tree.ts';
import { prepareMdx, withoutModules } from './mdx.ts';
import { pictureType } from './picture.ts';
import type { SourceTree } from './source-tree.ts';
import { checkLength } from './text-file.ts';

/** Markdown that is about to become a page. */
export interface MarkdownPage {
  readonly path: string;
  /** Used when the text has no heading. */
  readonly title: string;
  readonly file: string;
  /** Lines of the text are lines of the file, or `lines[line - 1]` is, where a step moved them. */
  readonly text: string;
  readonly lines?: readonly number[];
  readonly anchors: AnchorStyle;
  readonly syntax?: MarkdownSyntax;
  /** Changes the syntax tree before it becomes HTML. */
  readonly changes?: readonly MarkdownChange[];
  /** Where a page is reported that is not the MDX it should be. */
  readonly log?: ImportLog;
  readonly url?: string;
  readonly alsoFrom?: readonly string[];
  readonly kind?: ImportedPage['kind'];
  readonly locate: (href: string) => Located;
  readonly picture?: (src: string) => Picture | undefined;
  /** Reads the text, where it is not usual Markdown. */
  readonly parse?: (text: string) => Root;
  /** Changes the parsed tree before it is cut into sections. */
  readonly clean?: (nodes: ElementContent[]) => ElementContent[];
}

/** Parses Markdown into a page whose sections are nested. @throws Error when it is too long or too deep to be parsed. */
export function markdownPage(page: MarkdownPage): ImportedPage {
  checkLength(page.text);
  const { text, before } = withoutBlankStart(page);
  const { lines } = page;
  const lineInFile = (line: number) => (lines ? (lines[before + line - 1] ?? 0) : before + line);
  checkNesting(text, lineInFile);
  const nodes = contentOf(page.parse ? page.parse(text) : parsePage({ ...page, text }));
  const cleaned = page.clean ? page.clean(nodes) : nodes;
  return {
    path: page.path,
    title: page.title,
    file: page.file,
    ...(page.kind ? { kind: page.kind } : {}),
    ...(page.url ? { url: page.url } : {}),
    ...(page.alsoFrom ? { alsoFrom: page.alsoFrom } : {}),
    article: nestSections(cleaned, page.anchors),
    lineInFile,
    locate: page.locate,
    picture: page.picture ?? (() => undefined),
  };
}

/**
 * Parsing takes its time over blank lines too, and there are many before a page that stands far down in its file. They
 * stay where other steps count lines by themselves.
 */
function withoutBlankStart({ text, changes = [], syntax }: MarkdownPage): { text: string; before: number } {
  const isCounted = changes.length > 0 || syntax?.mdx;
  const before = isCounted ? 0 : (/^\n*/.exec(text)?.[0].length ?? 0);
  return { text: text.slice(before), before };
}

/** MDX that is none, for whatever reason, is read as Markdown: its text is worth more than its components. */
function parsePage({ text, syntax = {}, changes = [], log, file, lines }: MarkdownPage): Root {
  if (!syntax.mdx) return parseMarkdown(text, syntax, changes);
  try {
    return parseMarkdown(prepareMdx(text), syntax, changes);
  } catch (error) {
    const { reason = String(error), line = 0 } = error as { reason?: string; line?: number };
    // The parser names the half of a character that it stopped at.
    const why = reason.replace(/\p{Surrogate}/gu, '\ufffd');
    log?.diagnostics.push({
      severity: 'info',
      code: 'not-mdx',
      message: `the page is not MDX and was read as Markdown: ${why}`,
      file,
      line: lines ? (lines[line - 1] ?? 0) : line,
    });
    return parseMarkdown(withoutModules(text), { ...syntax, mdx: false }, changes);
  }
}

/** The text of the first top heading, or ''. Cheap: looks at the lines, not at the whole syntax. */
export function firstHeading(text: string): string {
  const match = /^#[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(text.replace(/^(```|~~~)[\s\S]*?^\1/gm, ''));
  return (match?.[1] ?? '')
    .replace(/\[¶\]\([^)]*\)|¶/g, '')
    .replace(/[*`_]/g, '')
    .trim();
}

/**
 * Follows links between the files of a Markdown tree: by file, with or without extension, or to a folder's index.
 * @param pathOf topic path by file path.
 * @param base address of the documentation on the web, where known; links below it stay inside.
 */
export function markdownLocator(
  file: string,
  pathOf: ReadonlyMap<string, string>,
  base?: string,
): (href: string) => Located {
  const own = pathOf.get(file) ?? '';
  return (href) => {
    if (base && href.startsWith(base)) return fromAddress(href.slice(base.length));
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return { kind: 'outside' };
    const hash = href.indexOf('#');
    const place = decodeSafely((hash < 0 ? href : href.slice(0, hash)).replace(/\?.*$/, ''));
    const fragment = hash < 0 ? '' : decodeSafely(href.slice(hash + 1));
    if (place === '') return { kind: 'topic', path: own, fragment };
    const target = place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(file), place);
    if (target.startsWith('..')) return { kind: 'unknown' };
    const bare = target.replace(/\/+$/, '');
    const forms = [
      bare,
      `${bare}.md`,
      `${bare}/index.md`,
      `${bare}/README.md`,
      bare.replace(/\.html$/, '.md'),
    ];
    const known = forms.map((form) => pathOf.get(form)).find((path) => path !== undefined);
    return { kind: 'topic', path: known ?? bare.replace(/\.(md|markdown|mdx|html)$/, ''), fragment };
  };
}

/** A path below a documentation site's base: `topics/db/queries/#complex` and its like. */
export function fromAddress(rest: string): Located {
  const hash = rest.indexOf('#');
  const path = (hash < 0 ? rest : rest.slice(0, hash))
    .replace(/\?.*$/, '')
    .replace(/\.html$|\/+$/g, '')
    .replace(/^\/+/, '');
  if (/^(_modules|_sources|genindex|py-modindex|search)(\/|$)/.test(path)) return { kind: 'generated' };
  return {
    kind: 'topic',
    path: path || 'index',
    fragment: hash < 0 ? '' : decodeSafely(rest.slice(hash + 1)),
  };
}

/** Reads pictures that lie beside the Markdown files. */
export function pictureReader(tree: SourceTree, file: string): (src: string) => Picture | undefined {
  return (src) => {
    const type = pictureType(src);
    if (!type || /^[a-z]+:|^\//i.test(src)) return undefined;
    const found = tree.file(posix.join(posix.dirname(file), decodeSafely(src)));
    return found ? { bytes: found.read(), type } : undefined;
  };
}

/** Whether a node is a paragraph with exactly this text. */
export function isParagraphOf(node: ElementContent, text: string): boolean {
  return node.type === 'element' && node.tagName === 'p' && textOf(node).trim() === text;
}

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
