import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse).freeze();

/** A page as a browser would understand it, with positions. */
export function parseHtml(html: string): Root {
  return parser.parse(html) as Root;
}

export function elementsIn(node: Nodes): Element[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.filter((child) => child.type === 'element');
}

/** An element's attribute by its name in hast (`id`, `href`, `role`), or ''. */
export function attributeOf(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}

export function isOfClass(element: Element, name: string): boolean {
  return attributeOf(element, 'className').split(' ').includes(name);
}

export function textContent(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textContent).join('') : '';
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

/** The first element below a node, in document order, that passes. */
export function firstBelow(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  for (const child of elementsIn(node)) {
    const found = test(child) ? child : firstBelow(child, test);
    if (found) return found;
  }
  return undefined;
}
