import type { Element, ElementContent } from 'hast';
import { attribute, textOf } from './hast.ts';
import { headingLevel } from './markdown-tree.ts';
import { squash } from './title-words.ts';

/** A heading of a page, and what stands around it. */
export interface Section {
  readonly heading: Element;
  readonly text: string;
  readonly key: string;
  readonly level: number;
  /** Index of the section around it; -1 at the top. */
  readonly parent: number;
  /** Ids of the definitions directly in it. */
  readonly definitions: readonly string[];
}

/** The sections that the headings among flat blocks begin. */
export function sectionsOf(nodes: readonly ElementContent[]): Section[] {
  const sections: (Omit<Section, 'definitions'> & { definitions: string[] })[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const level = headingLevel(node);
    if (level === 0) {
      sections.at(-1)?.definitions.push(...idsIn(node));
      continue;
    }
    const text = textOf(node)
      .replace(/\s*¶\s*$/, '')
      .trim();
    const parent = sections.findLastIndex((section) => section.level < level);
    sections.push({ heading: node, text, key: squash(text), level, parent, definitions: [] });
  }
  return sections;
}

/** All ids of an element and what is in it. */
export function idsIn(element: Element): string[] {
  const own = attribute(element, 'id');
  const inside = element.children.flatMap((child) => (child.type === 'element' ? idsIn(child) : []));
  return own ? [own, ...inside] : inside;
}

/** The sections around a section, the innermost first. */
export function ancestorsOf(section: Section, sections: readonly Section[]): Section[] {
  const around: Section[] = [];
  for (let at = section.parent; at >= 0; at = sections[at]?.parent ?? -1)
    around.push(sections[at] as Section);
  return around;
}

/** Whether a section is another one or stands in it. */
export function isWithin(index: number, outer: number, sections: readonly Section[]): boolean {
  for (let at = index; at >= 0; at = sections[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}
