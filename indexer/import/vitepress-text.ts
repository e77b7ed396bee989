import { posix } from 'node:path';
import { longestRun } from '../core/markdown-escape.ts';
import { isMap } from './front-matter.ts';
import { type FilePart, includeFiles, rowsOf } from './include-files.ts';
import { findFences } from './markdown-fences.ts';
import type { PageFile, RewrittenText } from './markdown-files.ts';
import type { MarkdownChange } from './markdown-syntax.ts';
import { replaceNodes } from './mdast.ts';

/** `<!--@include: ./part.md{2,9}-->` */
const INCLUDE = /^[ \t]*<!--[ \t]*@include:[ \t]*([^{}#]+?)(#[\w-]+)?(?:\{(\d*),?(\d*)\})?[ \t]*-->[ \t]*$/;
/** `<<< @/code/a.js#region{2,4 ts:line-numbers} [title]` */
const CODE = /^[ \t]*<<<[ \t]+(\S+?)(#[\w-]+)?(?:\{([^}]*)\})?(?:[ \t]*\[([^\]]*)\])?[ \t]*$/;

/** A page's text with the files that it includes, and with what its front matter shows on a home page. */
export function vitepressText(body: string, page: PageFile, root: string): RewrittenText {
  const { inside } = findFences(body.split('\n'));
  const fileAt = (name: string) =>
    page.tree.file(
      name.startsWith('@/')
        ? posix.join(root, name.slice(2))
        : posix.join(posix.dirname(page.file.path), name),
    );
  const included = includeFiles(body, page, (text, at) => {
    if (inside[at]) return undefined;
    const [, part, region, first, last] = INCLUDE.exec(text) ?? [];
    if (part !== undefined) {
      const file = fileAt(part);
      const rows = file && rowsOf(file, partOf(region, first, last), page.log);
      return { name: part, rows, isNested: true };
    }
    const [, code, section, options = '', title] = CODE.exec(text) ?? [];
    if (code === undefined) return undefined;
    const file = fileAt(code);
    const rows = file && rowsOf(file, partOf(section), page.log);
    const language = /(?:^|[ \t])([A-Za-z][\w+-]*)/.exec(options)?.[1] ?? posix.extname(code).slice(1);
    const info = title ? `${language} [${title}]` : language;
    const fence = '`'.repeat(Math.max(3, longestRun(rows?.join('\n') ?? '') + 1));
    return { name: code, rows: rows && [fence + info, ...rows, fence], isNested: false };
  });
  const home = homeText(page.frontMatter.data);
  if (home.length === 0) return included;
  return {
    text: [...home, '', included.text].join('\n'),
    lines: [...home.map(() => 1), 1, ...included.lines],
  };
}

function partOf(region?: string, first?: string, last?: string): FilePart {
  if (region) {
    const name = region.slice(1);
    return {
      section: {
        start: new RegExp(String.raw`#(?:pragma )?region\b.*\b${name}\b`),
        end: /#(?:pragma )?endregion\b/,
      },
    };
  }
  return { ...(first ? { first: Number(first) } : {}), ...(last ? { last: Number(last) } : {}) };
}

/** What the front matter of a home page shows: its name, its motto and its features, as Markdown. */
function homeText({ layout, hero, features }: Readonly<Record<string, unknown>>): string[] {
  if (layout !== 'home') return [];
  const out: string[] = [];
  const text = (map: unknown, key: string) => (isMap(map) && typeof map[key] === 'string' ? map[key] : '');
  if (text(hero, 'name')) out.push(`# ${text(hero, 'name')}`, '');
  for (const key of ['text', 'tagline']) if (text(hero, key)) out.push(text(hero, key), '');
  const actions = isMap(hero) && Array.isArray(hero.actions) ? hero.actions : [];
  for (const action of actions) {
    if (text(action, 'text')) out.push(`[${text(action, 'text')}](${text(action, 'link')})`, '');
  }
  for (const feature of Array.isArray(features) ? features : []) {
    const title = text(feature, 'title');
    const link = text(feature, 'link');
    if (title) out.push(`## ${link ? `[${title}](${link})` : title}`, '');
    if (text(feature, 'details')) out.push(text(feature, 'details'), '');
  }
  return out;
}

/** Badges show their text; a mark for the table of contents shows nothing of its own. */
export function vitepressNodes(
  { log, file }: PageFile,
  lineInFile: (line: number) => number,
): MarkdownChange {
  return (tree) => {
    replaceNodes(tree, (node) => {
      const line = lineInFile(node.position?.start.line ?? 0);
      if (node.type === 'paragraph' && node.children.length === 1) {
        const [only] = node.children;
        if (only?.type === 'text' && /^\[\[toc\]\]$/i.test(only.value.trim())) {
          log.removals.addText('table of contents mark', only.value, file.path, line);
          return [];
        }
      }
      const badge = node.type === 'html' ? /^<Badge\b([^>]*?)\/?>/.exec(node.value)?.[1] : undefined;
      const text = badge === undefined ? undefined : /\btext=(["'])(.*?)\1/.exec(badge)?.[2];
      return text === undefined
        ? [node]
        : [{ type: 'text', value: text, ...(node.position ? { position: node.position } : {}) }];
    });
  };
}
