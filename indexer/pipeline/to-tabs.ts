import type { Element } from 'hast';
import { type ContentNode, inlineText } from '../core/tree.ts';
import { attribute, textOf } from '../import/hast.ts';
import { BLOCKS, type Conversion, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';

/** A pane of a set of tabs, as the page shows it. */
interface TabPane {
  readonly label: Element;
  readonly pane: Element;
}

/** A set of tabs with what is in each; undefined when the element is none. */
export function toTabs(element: Element, to: Conversion): ContentNode[] | undefined {
  const tabs = tabsOf(element);
  if (tabs.length === 0) return undefined;
  to.page.log.removals.add('tab switch', tabs.length);
  const panes = tabs.map(({ label, pane }) => {
    to.page.noteId(label);
    const title = tabTitle(label, to);
    to.page.noteId(pane);
    return { k: 'tab' as const, ...title, c: toContent(pane.children, to) };
  });
  const shown = new Set(tabs.flatMap(({ label, pane }) => [label, pane]));
  const beside = element.children.filter(
    (child) => child.type !== 'element' || !(shown.has(child) || isTabList(child)),
  );
  return [...toContent(beside, to), { k: 'tabs', c: panes }];
}

/**
 * The panes of an element whose children are a set of tabs: labels of radio buttons and as many panes, as several
 * extensions of Sphinx and Django's theme write them, or ARIA's tabs and panels. Empty when they are not.
 */
function tabsOf(element: Element): TabPane[] {
  const elements = element.children.filter((child): child is Element => child.type === 'element');
  const list = elements.find(isTabList);
  const labels = list ? labelsIn(list) : elements.filter((child) => child.tagName === 'label');
  const panes = elements.filter((child) =>
    list ? attribute(child, 'role') === 'tabpanel' : BLOCKS.has(child.tagName),
  );
  if (labels.length !== panes.length || (!list && labels.length < 2)) return [];
  if (list && lettersOf([list]) !== lettersOf(labels)) return [];
  return labels.map((label, i) => ({ label, pane: panes[i] as Element }));
}

function isTabList(element: Element): boolean {
  return attribute(element, 'role') === 'tablist';
}

function lettersOf(elements: readonly Element[]): string {
  return elements.map(textOf).join('').replace(/\s+/g, '');
}

function labelsIn(list: Element): Element[] {
  return list.children.flatMap((child): Element[] => {
    if (child.type !== 'element') return [];
    return attribute(child, 'role') === 'tab' ? [child] : labelsIn(child);
  });
}

/** A label of nothing but icons is called what its tooltip says. */
function tabTitle(label: Element, to: Conversion): { readonly title: string; readonly icon?: true } {
  const text = inlineText(toInline(label.children, to.page)).trim();
  const tooltip = attribute(label, 'title');
  return tooltip && !/[\p{L}\p{N}]/u.test(text) ? { title: tooltip, icon: true } : { title: text };
}
