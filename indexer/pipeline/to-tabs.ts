import type { Element } from 'hast';
import type { ContentNode } from '../core/tree.ts';
import { attribute, textOf } from '../import/hast.ts';
import { BLOCKS, type Conversion, toContent } from './to-content.ts';

/** A pane of a set of tabs, as the page shows it. */
interface TabPane {
  readonly title: string;
  readonly icon?: true;
  readonly label: Element;
  readonly pane: Element;
}

/** A set of tabs with what is in each; undefined when the element is none. */
export function toTabs(element: Element, to: Conversion): ContentNode[] | undefined {
  const tabs = tabsOf(element);
  if (tabs.length === 0) return undefined;
  to.page.log.removals.add('tab switch', tabs.length);
  const panes = tabs.map(({ title, icon, label, pane }) => {
    to.page.noteId(label);
    to.page.noteId(pane);
    return { k: 'tab' as const, title, ...(icon ? { icon } : {}), c: toContent(pane.children, to) };
  });
  return [{ k: 'tabs', c: panes }];
}

/**
 * The panes of an element whose children are a set of tabs: labels of radio buttons and as many panes, as several
 * extensions of Sphinx and Django's theme write them, or ARIA's tabs and panels. Empty when they are not.
 */
function tabsOf(element: Element): TabPane[] {
  const elements = element.children.filter((child): child is Element => child.type === 'element');
  const list = elements.find((child) => attribute(child, 'role') === 'tablist');
  const labels = list ? labelsIn(list) : elements.filter((child) => child.tagName === 'label');
  const panes = elements.filter((child) =>
    list ? attribute(child, 'role') === 'tabpanel' : BLOCKS.has(child.tagName),
  );
  if (labels.length !== panes.length || (!list && labels.length < 2)) return [];
  return labels.map((label, i) => ({ ...tabTitle(label), label, pane: panes[i] as Element }));
}

function labelsIn(list: Element): Element[] {
  return list.children.flatMap((child): Element[] => {
    if (child.type !== 'element') return [];
    return attribute(child, 'role') === 'tab' ? [child] : labelsIn(child);
  });
}

/** A label of nothing but icons is called what its tooltip says. */
function tabTitle(label: Element): Pick<TabPane, 'title' | 'icon'> {
  const text = textOf(label).replace(/\s+/g, ' ').trim();
  const tooltip = attribute(label, 'title');
  return tooltip && !/[\p{L}\p{N}]/u.test(text) ? { title: tooltip, icon: true } : { title: text };
}
