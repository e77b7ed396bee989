import type { Element, ElementContent, Root } from 'hast';
import { attribute, findElement, hasClass } from './hast.ts';

/** The part of a page that is documentation: what stands beside its first section, or its body. */
export function findArticle(root: Root): ElementContent[] {
  const main =
    findElement(root, (element) => attribute(element, 'role') === 'main') ??
    findElement(root, (element) => hasClass(element, 'body') && element.tagName === 'div') ??
    findElement(root, (element) => element.tagName === 'body') ??
    root;
  const parent = parentOfFirstSection(main);
  if (!parent) return main.children as ElementContent[];
  const first = parent.children.findIndex((child) => child.type === 'element' && isSection(child));
  // Labels stand as empty spans before the section they name; anything else around it is the theme's.
  return (parent.children as ElementContent[]).filter(
    (child, index) =>
      child.type === 'element' && (isSection(child) || (index < first && child.tagName === 'span')),
  );
}

function parentOfFirstSection(node: Root | Element): Root | Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (isSection(child)) return node;
    const inside = parentOfFirstSection(child);
    if (inside) return inside;
  }
  return undefined;
}

/** Sphinx writes `section` since docutils 0.17 and `div.section` before. */
function isSection(element: Element): boolean {
  return (element.tagName === 'section' || hasClass(element, 'section')) && attribute(element, 'id') !== '';
}
