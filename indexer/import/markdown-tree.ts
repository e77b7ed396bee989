import type { Element, ElementContent, Root } from 'hast';
import { type AnchorStyle, makeSlugger, type Slugger } from './anchors.ts';
import { readFences } from './code-fences.ts';
import { arrangeContainers, normaliseContainers, readAlerts } from './containers.ts';
import { attribute, hasClass, textOf } from './hast.ts';
import { type MarkdownChange, type MarkdownSyntax, parseSyntax } from './markdown-syntax.ts';
import { replaceNodes } from './mdast.ts';
import { keepPlaceholders } from './placeholders.ts';

/**
 * Markdown (CommonMark with GitHub's additions, HTML inside allowed, and what `syntax` adds) as an HTML tree with
 * positions.
 * @throws Error for MDX that is none.
 */
export function parseMarkdown(
  text: string,
  syntax: MarkdownSyntax = {},
  changes: readonly MarkdownChange[] = [],
): Root {
  const source = syntax.containers ? normaliseContainers(text) : text;
  const arrange = syntax.containers ? [arrangeContainers] : [];
  const root = parseSyntax(source, syntax, [
    ...changes,
    keepPlaceholders,
    keepCells,
    readAlerts,
    ...arrange,
    readFences,
  ]);
  for (const node of root.children) if (node.type === 'element') tidyFootnotes(node);
  return root;
}

/** A row may have more cells than its table's head; what is in them would be dropped. */
const keepCells: MarkdownChange = (tree) => {
  replaceNodes(tree, (node) => {
    if (node.type !== 'table') return [node];
    const width = Math.max(...node.children.map(({ children }) => children.length));
    const align = node.align ?? [];
    return [{ ...node, align: [...align, ...Array(Math.max(0, width - align.length)).fill(null)] }];
  });
};

/** Footnotes without the words and arrows that only a screen needs. */
function tidyFootnotes(element: Element): void {
  if (element.tagName !== 'section' || element.properties.dataFootnotes === undefined) return;
  const isAdded = (child: ElementContent) =>
    child.type === 'element' &&
    (attribute(child, 'id') === 'footnote-label' || child.properties.dataFootnoteBackref !== undefined);
  const tidy = (parent: Element) => {
    parent.children = parent.children.filter((child) => !isAdded(child));
    for (const child of parent.children) if (child.type === 'element') tidy(child);
  };
  tidy(element);
}

/**
 * Nests the flat headings of Markdown into `section` elements with ids, the way Sphinx writes them, so that one
 * splitter serves both. A heading's own id (or a permalink in it) wins over one made from its text.
 */
export function nestSections(nodes: readonly ElementContent[], style: AnchorStyle): ElementContent[] {
  const slugger = makeSlugger(style);
  const top: ElementContent[] = [];
  const open: { level: number; children: ElementContent[] }[] = [{ level: 0, children: top }];
  for (const node of nodes) {
    const level = headingLevel(node);
    if (level === 0) {
      (open.at(-1) as { children: ElementContent[] }).children.push(node);
      continue;
    }
    const { heading, id } = withoutAttributes(node as Element);
    while ((open.at(-1) as { level: number }).level >= level) open.pop();
    const section: Element = {
      type: 'element',
      tagName: 'section',
      properties: { id: headingId(heading, id, slugger) },
      children: [heading],
      ...(heading.position ? { position: heading.position } : {}),
    };
    (open.at(-1) as { children: ElementContent[] }).children.push(section);
    open.push({ level, children: section.children });
  }
  return top;
}

/** 1 to 6 for a heading element, else 0. */
export function headingLevel(node: ElementContent): number {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0;
}

function headingId(heading: Element, named: string, slugger: Slugger): string {
  const own = heading.properties.id;
  const permalink = heading.children.find(
    (child): child is Element => child.type === 'element' && isPermalink(child),
  );
  const href = permalink?.properties.href;
  const given = named || (typeof own === 'string' ? own : typeof href === 'string' ? href.slice(1) : '');
  if (given) slugger.take(given);
  return given || slugger.slug(textOf(heading).replace(/¶\s*$/, ''));
}

const HEADING_ATTRIBUTES =
  /[ \t]*\{:?[ \t]*((?:[#.][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s{}"]+))(?:[ \t]+[^{}]*)?)\}[ \t]*$/;

/** A heading without the attributes at its end, `{#its-id .a-class}`, and the id among them. */
function withoutAttributes(heading: Element): { heading: Element; id: string } {
  const last = heading.children.at(-1);
  const match = last?.type === 'text' ? HEADING_ATTRIBUTES.exec(last.value) : null;
  if (last?.type !== 'text' || !match) return { heading, id: '' };
  const value = last.value.slice(0, match.index);
  const children = [...heading.children.slice(0, -1), ...(value ? [{ ...last, value }] : [])];
  return { heading: { ...heading, children }, id: /(?:^|\s)#([^\s{}]+)/.exec(match[1] ?? '')?.[1] ?? '' };
}

/** A link that only exists to be copied: `¶`, `#` or class headerlink, leading to a place on the same page. */
export function isPermalink(element: Element): boolean {
  if (element.tagName !== 'a') return false;
  const href = element.properties.href;
  const text = textOf(element).trim();
  return (
    hasClass(element, 'headerlink') ||
    (typeof href === 'string' && href.startsWith('#') && /^[¶#§]$/.test(text))
  );
}
