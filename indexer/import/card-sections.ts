import type { Element, ElementContent } from 'hast';
import { makeSlugger } from './anchors.ts';
import { textOf } from './hast.ts';
import { headingLevel } from './markdown-tree.ts';

/** `✅ Current`, `⚠️ Deprecated` at the end of a heading. */
const STATUS_BADGE = /\s*\p{Extended_Pictographic}\ufe0f?\s*[A-Z][\w -]*$/u;

/**
 * Gives headings that end in a status an id without it, so that a pattern keeps its address when its status changes; the
 * id with the status leads there, too. The status itself stays in the heading.
 */
export function markBadges(nodes: readonly ElementContent[]): ElementContent[] {
  const slugger = makeSlugger('github');
  return nodes.map((node) => {
    if (headingLevel(node) === 0) return node;
    const heading = node as Element;
    const text = textOf(heading);
    if (!STATUS_BADGE.test(text)) return node;
    const id = slugger.slug(text.replace(STATUS_BADGE, ''));
    const other: Element = {
      type: 'element',
      tagName: 'a',
      properties: { id: makeSlugger('github').slug(text) },
      children: [],
    };
    return { ...heading, properties: { ...heading.properties, id }, children: [...heading.children, other] };
  });
}

const WRONG = /^(?:\p{Extended_Pictographic}\ufe0f?\s*)?wrong\b/iu;
const RIGHT = /^(?:\p{Extended_Pictographic}\ufe0f?\s*)?(?:right|correct)\b/iu;

/**
 * Keeps what is wrong and what is right in its place together: the heading of the right one becomes a line of the section
 * that begins with the wrong one, where its id leads, and their code says which it is.
 */
export function joinPairs(nodes: readonly ElementContent[]): ElementContent[] {
  const slugger = makeSlugger('github');
  const out: ElementContent[] = [];
  let wrong = 0;
  let advice: 'wrong' | 'right' | undefined;
  for (const node of nodes) {
    const level = headingLevel(node);
    if (level === 0) {
      out.push(advice ? labelled(node, advice) : node);
      continue;
    }
    const heading = node as Element;
    const text = textOf(heading).trim();
    const id = typeof heading.properties.id === 'string' ? heading.properties.id : slugger.slug(text);
    if (wrong === level && RIGHT.test(text)) {
      out.push({ ...heading, tagName: 'p', properties: { id, className: ['rubric'] } });
      [wrong, advice] = [0, 'right'];
      continue;
    }
    [wrong, advice] = WRONG.test(text) ? [level, 'wrong'] : [0, undefined];
    out.push(node);
  }
  return out;
}

function labelled(node: ElementContent, advice: 'wrong' | 'right'): ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'pre') return { ...node, properties: { ...node.properties, dataAdvice: advice } };
  return { ...node, children: node.children.map((child) => labelled(child, advice)) };
}
