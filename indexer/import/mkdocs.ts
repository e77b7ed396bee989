import type { Importer } from './importer.ts';
import { markdownFiles, openMarkdownFiles } from './markdown-files.ts';
import { isParagraphOf } from './markdown-page.ts';

const ADMONITION = /^(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+(?:inline|end))*(?:[ \t]+"([^"]*)")?[ \t]*$/;
const SIGNS = /^(!!!|\?\?\?\+?)[ \t]+\w|^\[TOC\][ \t]*$/m;

/** Markdown as MkDocs takes it: admonitions by indentation and a table-of-contents mark. */
export const mkdocs: Importer = {
  format: 'mkdocs',
  recognise(tree) {
    const config = tree.files.find((file) => /(^|\/)mkdocs\.ya?ml$/.test(file.path));
    if (config) return { score: 0.9, reason: `it holds ${config.path}` };
    for (const file of markdownFiles(tree).slice(0, 50)) {
      const sign = SIGNS.exec(new TextDecoder().decode(file.read()))?.[0];
      if (sign) return { score: 0.6, reason: `${file.path} has "${sign.trim()}", as MkDocs writes it` };
    }
    return { score: 0, reason: 'no mkdocs.yml and no admonitions' };
  },
  open: (tree, log) =>
    openMarkdownFiles(tree, log, {
      format: 'mkdocs',
      anchors: 'github',
      rewrite: rewriteAdmonitions,
      clean: (nodes) =>
        nodes.filter((node) => {
          const isToc = isParagraphOf(node, '[TOC]');
          if (isToc) log.removals.add('table of contents mark');
          return !isToc;
        }),
    }),
};

/**
 * Writes `!!! note "Title"` and its indented body as the HTML that docutils has for it, so that one converter serves
 * both. A body ends where the indentation does; admonitions may stand in each other.
 */
export function rewriteAdmonitions(text: string): { text: string; lines: number[] } {
  const out: string[] = [];
  const lines: number[] = [];
  const put = (line: string, number: number) => {
    out.push(line);
    lines.push(number);
  };
  const source = text.split('\n');
  let fence = '';
  const open: { indent: number; close: string }[] = [];
  source.forEach((line, i) => {
    const indent = line.length - line.trimStart().length;
    const isBlank = line.trim() === '';
    while (!isBlank && !fence && open.length > 0 && indent < (open.at(-1)?.indent ?? 0)) {
      put('', i + 1);
      put(open.pop()?.close ?? '', i + 1);
      put('', i + 1);
    }
    const body = line.slice(Math.min(indent, open.at(-1)?.indent ?? 0));
    fence = nextFence(fence, body);
    const match = fence ? null : ADMONITION.exec(body);
    if (!match) {
      put(body, i + 1);
      return;
    }
    const [, sign = '', kind = 'note', title = kind.charAt(0).toUpperCase() + kind.slice(1)] = match;
    const name = escapeHtml(title);
    put('', i + 1);
    if (sign === '!!!') put(`<div class="admonition ${kind}"><p class="admonition-title">${name}</p>`, i + 1);
    else put(`<details${sign.endsWith('+') ? ' open' : ''}><summary>${name}</summary>`, i + 1);
    put('', i + 1);
    open.push({ indent: (open.at(-1)?.indent ?? 0) + 4, close: sign === '!!!' ? '</div>' : '</details>' });
  });
  while (open.length > 0) {
    put('', source.length);
    put(open.pop()?.close ?? '', source.length);
  }
  return { text: out.join('\n'), lines };
}

/** The fence that is open after a line, or ''. */
function nextFence(open: string, line: string): string {
  const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
  if (!mark) return open;
  if (!open) return mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
  return closes ? '' : open;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
