import type { Element, ElementContent, Nodes, Root } from 'hast';

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  const value = element.properties.className;
  return Array.isArray(value) && value.includes(name);
}

export function classesOf(element: Element): string[] {
  const value = element.properties.className;
  return Array.isArray(value) ? value.map(String) : [];
}

/** An attribute as text, or ''. One that holds several words (`rel`) gives them as they were written, by spaces. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** All text below a node, as it is written. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The first element (depth first, in document order) that `test` accepts. */
export function findElement(node: Root | Element, test: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (test(child)) return child;
    const inside = findElement(child, test);
    if (inside) return inside;
  }
  return undefined;
}

/** The element and text children of a tree's root: what a page can be made of. */
export function contentOf(root: Root): ElementContent[] {
  return root.children.filter(
    (child): child is ElementContent => child.type === 'element' || child.type === 'text',
  );
}
