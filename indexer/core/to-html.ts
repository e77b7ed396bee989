import { escapeHtml, type HtmlOptions, inlineHtml } from './html-inline.ts';
import { admonitionParts, changeContent } from './note-labels.ts';
import type { ContentNode } from './tree.ts';
import type { Topic } from './types.ts';
import { drawChunk, headedContent } from './walk-topic.ts';

export type { HtmlOptions };

export interface ChunkHtmlOptions extends HtmlOptions {
  /** Whether the chunks below are part of it, where they belong. @default false */
  readonly deep?: boolean;
}

interface Writer extends HtmlOptions {
  readonly sub: () => string | undefined;
  /** The anchor that a heading links to. */
  readonly anchor?: string;
}

/**
 * Content as HTML that is safe to put into a page: known elements only, every text escaped, no address that runs or
 * loads anything. Children that stand in it are left out.
 */
export function contentHtml(content: readonly ContentNode[], options: HtmlOptions = {}): string {
  return blocks(content, { ...options, sub: () => undefined });
}

/** A chunk as a `section` that carries its anchor. @throws RangeError when the topic has no such chunk. */
export function chunkHtml(topic: Topic, index: number, options: ChunkHtmlOptions = {}): string {
  const { deep = false, headingLevel = 1 } = options;
  return drawChunk<string>(topic, index, deep, ({ chunk, depth, nextChild, otherChildren }) => {
    const aliases = chunk.aliases.map((alias) => `<span id="${escapeHtml(alias)}"></span>`).join('');
    const anchor = options.permalinks ? { anchor: chunk.anchor } : {};
    const writer = { ...options, ...anchor, headingLevel: headingLevel + depth, sub: nextChild };
    const parts = [aliases, blocks(headedContent(chunk), writer), ...otherChildren()];
    const lines = parts.filter(Boolean).join('\n');
    return `<section id="${escapeHtml(chunk.anchor)}">\n${lines}\n</section>`;
  });
}

/** A whole page as HTML. */
export function topicHtml(topic: Topic, options: HtmlOptions = {}): string {
  if (topic.chunks.length > 0) return chunkHtml(topic, 0, { ...options, deep: true });
  return contentHtml([{ k: 'heading', c: [topic.title] }], options);
}

function blocks(nodes: readonly ContentNode[], writer: Writer): string {
  return nodes
    .map((node) => block(node, writer))
    .filter(Boolean)
    .join('\n');
}

function block(node: ContentNode, writer: Writer): string {
  const inside = (tag: string, nodes: readonly ContentNode[], attributes = '') =>
    `<${tag}${attributes}>\n${blocks(nodes, writer)}\n</${tag}>`;
  switch (node.k) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, writer.headingLevel ?? 1));
      const link =
        writer.anchor === undefined
          ? ''
          : ` <a class="permalink" href="#${escapeHtml(encodeURIComponent(writer.anchor))}" title="Link to this section">#</a>`;
      return `<h${level}>${inlineHtml(node.c, writer)}${link}</h${level}>`;
    }
    case 'p':
    case 'term':
      return `<p>${inlineHtml(node.c, writer)}</p>`;
    case 'code': {
      const language = /^[\w+#.-]+$/.test(node.lang) ? ` class="language-${node.lang}"` : '';
      const advice = node.advice ? ` data-advice="${node.advice}"` : '';
      return `<pre${advice}><code${language}>${escapeHtml(node.text)}</code></pre>`;
    }
    case 'title':
      return `<p><strong>${inlineHtml(node.c, writer)}</strong></p>`;
    case 'sig':
      return `<p><code>${inlineHtml(node.c, writer)}</code></p>`;
    case 'row':
    case 'row-cells':
      return `<table>\n${row(node, 'td', writer)}\n</table>`;
    case 'rule':
      return '<hr>';
    case 'sub':
      return writer.sub() ?? '';
    case 'ul':
      return `<ul>\n${node.c.map((item) => listItem(item, writer)).join('\n')}\n</ul>`;
    case 'ol': {
      const start = node.start === undefined ? '' : ` start="${Math.trunc(node.start)}"`;
      return `<ol${start}>\n${node.c.map((item) => listItem(item, writer)).join('\n')}\n</ol>`;
    }
    case 'dl':
      return definitions(node.c, writer);
    case 'table':
      return table(node, writer);
    case 'note': {
      const parts = admonitionParts(node);
      const title = inlineHtml(parts.title, writer);
      const content = blocks(parts.content, writer);
      if (node.open === undefined) {
        return `<aside class="${escapeHtml(node.kind)}">\n<p><strong>${title}</strong></p>\n${content}\n</aside>`;
      }
      const open = node.open ? ' open' : '';
      return `<details${open}>\n<summary>${title}</summary>\n${content}\n</details>`;
    }
    case 'change':
      return inside('aside', changeContent(node), ` class="${escapeHtml(node.kind)}"`);
    case 'quote':
      return inside('blockquote', node.c);
    case 'figure':
      return inside('figure', node.c);
    case 'tab':
      return `<p><strong>${escapeHtml(node.title)}</strong></p>\n${blocks(node.c, writer)}`;
    default:
      return blocks(node.c, writer);
  }
}

function listItem(item: ContentNode, writer: Writer): string {
  const content = item.k === 'li' ? item.c : [item];
  const [only] = content;
  if (content.length === 1 && only?.k === 'p') return `<li>${inlineHtml(only.c, writer)}</li>`;
  return `<li>\n${blocks(content, writer)}\n</li>`;
}

/** Sections among terms (definitions with an anchor of their own) would not be valid in a `dl`. */
function definitions(nodes: readonly ContentNode[], writer: Writer): string {
  if (!nodes.every((node) => node.k === 'term' || node.k === 'dd')) return blocks(nodes, writer);
  const parts = nodes.map((node) => {
    if (node.k === 'term') return `<dt>${inlineHtml(node.c, writer)}</dt>`;
    return `<dd>\n${block(node, writer)}\n</dd>`;
  });
  return `<dl>\n${parts.join('\n')}\n</dl>`;
}

function table(node: { readonly head: number; readonly c: readonly ContentNode[] }, writer: Writer): string {
  const rows = node.c.map((child, i) => row(child, i < node.head ? 'th' : 'td', writer));
  const head = rows.slice(0, node.head).join('\n');
  const body = rows.slice(node.head).join('\n');
  const parts = [head && `<thead>\n${head}\n</thead>`, body && `<tbody>\n${body}\n</tbody>`];
  return `<table>\n${parts.filter(Boolean).join('\n')}\n</table>`;
}

function row(node: ContentNode, cell: 'th' | 'td', writer: Writer): string {
  const wrap = (text: string) => `<${cell}>${text}</${cell}>`;
  const texts = () => {
    if (node.k === 'row') return node.cells.map((c) => inlineHtml(c, writer));
    if (node.k === 'row-cells') return node.c.map((child) => block(child, writer));
    return [block(node, writer)];
  };
  return `<tr>${texts().map(wrap).join('')}</tr>`;
}
