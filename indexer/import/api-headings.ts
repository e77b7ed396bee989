import type { Element, ElementContent } from 'hast';
import { textOf } from './hast.ts';
import type { ImportLog } from './importer.ts';
import { headingLevel } from './markdown-tree.ts';

/** Labels that API documentation puts behind a name. */
export const API_LABELS: ReadonlySet<string> = new Set(
  'class-attribute instance-attribute module-attribute property async cached writable'.split(' '),
);

/**
 * Gives headings that name what the code below them declares the id that documentation made of docstrings has there: the
 * full name (`gears.Box.open` for "open" in "gears.Box", over `open(…)`). Labels that a scraper glued to the name are
 * parted from it.
 */
export function nameApiHeadings(nodes: readonly ElementContent[], log: ImportLog): ElementContent[] {
  const open: { readonly level: number; readonly name: string }[] = [];
  return nodes.map((node, i) => {
    const level = headingLevel(node);
    if (level === 0) return node;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const heading = node as Element;
    const title = textOf(heading).replaceAll('¶', '').trim();
    const declared = declaredIn(
      title,
      nodes.slice(i + 1, i + 4).find(({ type }) => type === 'element'),
    );
    const own = declared?.name ?? CLASS.exec(title)?.[0];
    if (own === undefined) return node;
    const outer = open.at(-1)?.name;
    const name = own.includes('.') || outer === undefined ? own : `${outer}.${own}`;
    open.push({ level, name });
    if (!declared) return node;
    const label: Element = { type: 'element', tagName: 'span', properties: { id: name }, children: [] };
    const parted = [declared.name, ...declared.labels].join(' ');
    if (parted === title) return { ...heading, children: [label, ...heading.children] };
    log.removals.add('glue between words', parted.length - title.length);
    return { ...heading, children: [label, { type: 'text', value: parted }] };
  });
}

/** Letters of all labels that a name may have. */
const MAX_LABELS = 100;

interface Declared {
  readonly name: string;
  readonly labels: readonly string[];
}

/** A class that only says what it is made of has members below it all the same. */
const CLASS = /^(?:[a-z_]\w*\.)*[A-Z]\w*$/;
const DECLARATION = /^([A-Za-z_]\w*)(?:\(| ?[:=])/;

/** The name at the head of a title, if the code below begins with it, and the labels that are all of the rest. */
function declaredIn(title: string, below: ElementContent | undefined): Declared | undefined {
  if (below?.type !== 'element' || below.tagName !== 'pre') return undefined;
  const name = DECLARATION.exec(textOf(below))?.[1] ?? '';
  const [, module = ''] = /^((?:[A-Za-z_]\w*\.)*)/.exec(title) ?? [];
  if (!name || !title.startsWith(module + name)) return undefined;
  const labels = labelsOf(title.slice(module.length + name.length));
  return labels && { name: module + name, labels };
}

/** The labels that some text is made of, glued or not; undefined when there is anything else in it. */
function labelsOf(text: string): string[] | undefined {
  const rest = text.trim();
  if (rest === '') return [];
  if (rest.length > MAX_LABELS) return undefined;
  for (const label of API_LABELS) {
    const others = rest.startsWith(label) ? labelsOf(rest.slice(label.length)) : undefined;
    if (others) return [label, ...others];
  }
  return undefined;
}
