import type { ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isMap } from './front-matter.ts';
import { parseMdast } from './markdown-syntax.ts';
import { wrap } from './mdast.ts';

/** What a component is given but does not show as text. */
export const NOT_SHOWN: ReadonlySet<string> = new Set(
  (
    'href url link to src icon image img id key slug style className class variant color theme width height target rel ' +
    'lang language prompt dark srcLight srcDark values groupId queryString'
  ).split(' '),
);
/** The values that name an entry, the first that is there. */
const NAMES = ['name', 'title', 'label', 'term', 'header', 'heading'];

/**
 * Data that a component shows, as Markdown has it: a list of maps is a list, each entry with its name first, then its type
 * in code, then its texts, then the lists and maps in it.
 */
export function dataContent(value: unknown, position: RootContent['position']): RootContent[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [paragraph(phrasing(value), position)];
  if (Array.isArray(value)) {
    const items = value.map((entry) => item(dataContent(entry, position), position));
    const shown = items.filter(({ children }) => children.length > 0);
    const spread = shown.some((one) => one.spread === true);
    return shown.length === 0 ? [] : [{ type: 'list', ordered: false, spread, children: shown }];
  }
  return isMap(value) ? entryContent(value, position) : [];
}

function entryContent(
  entry: Readonly<Record<string, unknown>>,
  position: RootContent['position'],
): RootContent[] {
  const name = NAMES.find((key) => typeof entry[key] === 'string');
  const type = typeof entry.type === 'string' ? entry.type : '';
  const href = [entry.href, entry.url, entry.link].find((one) => typeof one === 'string') as
    | string
    | undefined;
  const words = name ? phrasing(entry[name] as string) : [];
  const named = href ? [wrap('a', words as RootContent[], position, { href }) as PhrasingContent] : words;
  const head: PhrasingContent[] = [
    ...(named.length > 0 ? [{ type: 'strong' as const, children: named }] : []),
    ...(named.length > 0 && type ? [{ type: 'text' as const, value: ' ' }] : []),
    ...(type ? [{ type: 'inlineCode' as const, value: type }] : []),
  ];
  const rest = Object.entries(entry).filter(([key]) => key !== name && key !== 'type' && !NOT_SHOWN.has(key));
  const texts = rest.filter(([, value]) => typeof value === 'string');
  const inner = rest.filter(([, value]) => typeof value === 'object');
  return [
    ...(head.length > 0 ? [paragraph(head, position)] : []),
    ...[...texts, ...inner].flatMap(([, value]) => dataContent(value, position)),
  ];
}

function item(children: readonly RootContent[], position: RootContent['position']): ListItem {
  return {
    type: 'listItem',
    spread: children.length > 1,
    children: children as ListItem['children'],
    ...(position ? { position } : {}),
  };
}

function paragraph(children: readonly PhrasingContent[], position: RootContent['position']): Paragraph {
  return { type: 'paragraph', children: [...children], ...(position ? { position } : {}) };
}

/** The running text of a value that may be written in Markdown. */
function phrasing(text: string): PhrasingContent[] {
  const { children } = parseMdast(text, {});
  const [only] = children;
  return children.length === 1 && only?.type === 'paragraph'
    ? only.children
    : [{ type: 'text', value: text }];
}
