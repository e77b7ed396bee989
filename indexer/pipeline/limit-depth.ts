import type { Element, ElementContent } from 'hast';

/** Deeper than pages of documentation are, and as deep as everything that reads them can follow. */
const MAX_DEPTH = 250;

/** Nodes that are nested no deeper than that. */
export interface LimitedNodes {
  readonly nodes: readonly ElementContent[];
  /** The first element of which only the text is left, if there is one. */
  readonly cut?: Element;
}

/** The same nodes; where they are nested too deep, only the text of what is below. */
export function limitDepth(nodes: readonly ElementContent[]): LimitedNodes {
  const cut = firstAt(nodes, MAX_DEPTH);
  return cut ? { nodes: nodes.map((node) => cutBelow(node, 1)), cut } : { nodes };
}

/** The first element in document order that stands at a depth, and has elements in it. */
function firstAt(nodes: readonly ElementContent[], depth: number): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (depth > 1) {
      const inside = firstAt(node.children, depth - 1);
      if (inside) return inside;
    } else if (node.children.some((child) => child.type === 'element')) return node;
  }
  return undefined;
}

function cutBelow(node: ElementContent, depth: number): ElementContent {
  if (node.type !== 'element') return node;
  const children: ElementContent[] =
    depth < MAX_DEPTH
      ? node.children.map((child) => cutBelow(child, depth + 1))
      : [{ type: 'text', value: textBelow(node) }];
  return { ...node, children };
}

/** As `textOf`, however deep it is. */
function textBelow(element: Element): string {
  const texts: string[] = [];
  const stack: ElementContent[] = [element];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text') texts.push(node.value);
    if (node.type !== 'element') continue;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as ElementContent);
  }
  return texts.join('');
}
