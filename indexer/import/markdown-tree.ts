import type { Element, ElementContent, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type AnchorStyle, docutilsId, githubSlug } from './anchors.ts';
import { hasClass, textOf } from './hast.ts';

const markdownToHtml = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .freeze();

/** Markdown (CommonMark with GitHub's additions, HTML inside allowed) as an HTML tree with positions. */
export function parseMarkdown(text: string): Root {
  return markdownToHtml.runSync(markdownToHtml.parse(text)) as Root;
}

/**
 * Nests the flat headings of Markdown into `section` elements with ids, the way Sphinx writes them, so that one
 * splitter serves both. A heading's own id (or a permalink in it) wins over one made from its text.
 */
export function nestSections(nodes: readonly ElementContent[], style: AnchorStyle): ElementContent[] {
  const used = new Map<string, number>();
  const top: ElementContent[] = [];
  const open: { level: number; children: ElementContent[] }[] = [{ level: 0, children: top }];
  for (const node of nodes) {
    const level = headingLevel(node);
    if (level === 0) {
      (open.at(-1) as { children: ElementContent[] }).children.push(node);
      continue;
    }
    const heading = node as Element;
    while ((open.at(-1) as { level: number }).level >= level) open.pop();
    const section: Element = {
      type: 'element',
      tagName: 'section',
      properties: { id: headingId(heading, style, used) },
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

function headingId(heading: Element, style: AnchorStyle, used: Map<string, number>): string {
  const own = heading.properties.id;
  const permalink = heading.children.find(
    (child): child is Element => child.type === 'element' && isPermalink(child),
  );
  const href = permalink?.properties.href;
  const given = typeof own === 'string' ? own : typeof href === 'string' ? href.slice(1) : '';
  if (given) return given;
  const text = textOf(heading).replace(/¶\s*$/, '');
  const made = (style === 'github' ? githubSlug(text) : docutilsId(text)) || 'section';
  const count = used.get(made) ?? 0;
  used.set(made, count + 1);
  return count === 0 ? made : `${made}-${count}`;
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
