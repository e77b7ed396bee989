import type {
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ChunkKind } from '../core/types.ts';
import { findFences } from './markdown-fences.ts';
import type { MarkdownChange } from './markdown-syntax.ts';
import { wrap } from './mdast.ts';

/** A name of a card's API. Its id is the place of its definition. */
export interface ApiName {
  readonly name: string;
  readonly kind: ChunkKind;
  readonly id: string;
}

const API_HEADING = /\bAPIs?\b/;
const BOLD_ITEM = /^([ \t]*[-*+][ \t]+)\*\*(.+?)\*\*(?=[ \t]+[-–—][ \t]|[ \t]*$)(.*)$/;

/**
 * Escapes what a signature in bold has of Markdown's own marks: `**f(*args, **kwargs)**` is bold up to the first stars
 * inside otherwise, and loses them. Lines stay lines.
 */
export function escapeSignatures(text: string): string {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  return lines
    .map((line, i) => {
      const [, head, signature, rest] = (inside[i] ? null : BOLD_ITEM.exec(line)) ?? [];
      if (signature === undefined || !/[*_]/.test(signature) || /`|\]\(/.test(signature)) return line;
      return `${head}**${signature.replace(/\\.|[*_]/g, (mark) => (mark.length > 1 ? mark : `\\${mark}`))}**${rest}`;
    })
    .join('\n');
}

/** Makes definitions of the lists, and places of the tables and blocks of code, that list the names of an API. */
export function apiDefinitions(names: ApiName[]): MarkdownChange {
  return (tree: Root) => {
    let level = 0;
    const known = new Set(names.map(({ name }) => name));
    const note = (found: readonly Pick<ApiName, 'name' | 'kind'>[]) => {
      const fresh = found.filter(({ name }) => !known.has(name));
      const id = found[0]?.name ?? '';
      for (const { name, kind } of fresh) {
        known.add(name);
        names.push({ name, kind, id });
      }
      return fresh;
    };
    const ids = new Set<string>();
    // What is said of one name twice has two places.
    const freeId = (name: string) => {
      let id = name;
      for (let n = 2; ids.has(id); n++) id = `${name}-${n}`;
      ids.add(id);
      return id;
    };
    tree.children = tree.children.flatMap((node): RootContent[] => {
      if (node.type === 'heading') level = apiLevel(node, level);
      if (level === 0) return [node];
      if (isGroupName(node)) return [groupHeading(node, level)];
      if (node.type === 'list' && !node.ordered) return definitions(node, note, freeId) ?? [node];
      if (node.type === 'table') markTable(node, note);
      return node.type === 'code' ? listedNames(node, note) : [node];
    });
  };
}

/** A line in bold that heads a group of names. */
function isGroupName(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong';
}

function groupHeading({ children, position }: Paragraph, level: number): Heading {
  const [strong] = children;
  return {
    type: 'heading',
    depth: Math.min(6, level + 1) as Heading['depth'],
    children: strong?.type === 'strong' ? strong.children : children,
    ...(position ? { position } : {}),
  };
}

type Note = (found: readonly Pick<ApiName, 'name' | 'kind'>[]) => readonly unknown[];

/** The level of the heading that the API is under, 0 outside of it. */
function apiLevel(heading: Heading, level: number): number {
  if (API_HEADING.test(plainText(heading))) return level > 0 ? Math.min(level, heading.depth) : heading.depth;
  return level > 0 && heading.depth > level ? level : 0;
}

/** Every item as a definition, when every item is one. */
function definitions(list: List, note: Note, freeId: (name: string) => string): RootContent[] | undefined {
  const items = list.children.map(readItem);
  if (!items.every((item) => item !== undefined)) return undefined;
  return items.map(({ names, signature, content, item }) => {
    note(names);
    const { name, kind } = names[0] as { name: string; kind: ChunkKind };
    const { position } = item;
    const term = wrap('dt', signature as RootContent[], position, { id: freeId(name) });
    return wrap('dl', [term, wrap('dd', content, position)], position, { className: [kind] });
  });
}

interface ApiItem {
  readonly item: ListItem;
  readonly names: readonly Pick<ApiName, 'name' | 'kind'>[];
  readonly signature: readonly PhrasingContent[];
  readonly content: readonly RootContent[];
}

/** `**name(…)** - What it is.` or `` `name(…)` — What it is. `` */
function readItem(item: ListItem): ApiItem | undefined {
  const [first, ...more] = item.children;
  const [term, ...rest] = first?.type === 'paragraph' ? first.children : [];
  if (term?.type !== 'strong' && term?.type !== 'inlineCode') return undefined;
  const names = namesIn(plainText(term));
  if (names.length === 0) return undefined;
  const [next, ...others] = rest;
  const isSaid = next === undefined || (next.type === 'text' && /^\s*[-–—:](\s|$)/.test(next.value));
  if (!isSaid) return undefined;
  const said = next?.type === 'text' ? next.value.replace(/^\s*[-–—:]\s*/, '') : '';
  const text = [...(said && next ? [{ ...next, value: said } as PhrasingContent] : []), ...others];
  const paragraph: Paragraph = { ...(first as Paragraph), children: text };
  const signature = term.type === 'strong' ? term.children : [{ type: 'text' as const, value: term.value }];
  return { item, names, signature, content: [...(text.length > 0 ? [paragraph] : []), ...more] };
}

/** The names of a signature: one, or several between commas or slashes (`a.Timeout / a.ReadTimeout`). */
export function namesIn(signature: string): { name: string; kind: ChunkKind }[] {
  return splitTop(signature).flatMap((part) => {
    const match =
      /^(?:\p{Extended_Pictographic}\ufe0f?\s*)?@?([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)(.*)$/su.exec(
        part.trim(),
      );
    if (!match) return [];
    const [, name = '', rest = ''] = match;
    // More than a name, its arguments and a word in brackets is a sentence.
    if (!/^\s*(\(.*\))?\s*(->.*)?$/s.test(rest)) return [];
    return [{ name, kind: kindOf(name, rest) }];
  });
}

function kindOf(name: string, rest: string): ChunkKind {
  const parts = name.split('.');
  const last = parts.at(-1) ?? name;
  const isCalled = /^\((?!fixture\))/.test(rest);
  if (/^[A-Z][A-Z0-9_]+$/.test(last)) return 'data';
  if (/^[A-Z]\w*(Error|Exception|Warning|Timeout)$/.test(last)) return 'exception';
  if (/^[A-Z]/.test(last)) return 'class';
  const isInClass = parts.slice(0, -1).some((part) => /^[A-Z]/.test(part));
  if (isInClass) return isCalled ? 'method' : 'attribute';
  return isCalled ? 'function' : parts.length > 1 && !/^__/.test(last) ? 'definition' : 'data';
}

/** A signature at its commas and slashes, those inside brackets left alone. */
function splitTop(text: string): string[] {
  const parts = [''];
  let depth = 0;
  [...text].forEach((char, i, all) => {
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    const isBorder =
      depth === 0 && (char === ',' || (char === '/' && all[i - 1] === ' ' && all[i + 1] === ' '));
    if (isBorder) parts.push('');
    else parts[parts.length - 1] += char;
  });
  return parts;
}

/** A table whose rows begin with a name in code: each gets a place of its own. */
function markTable(table: Table, note: Note): void {
  for (const { children } of table.children.slice(1)) {
    const cell = children[0];
    const code = cell?.children[0];
    if (!cell || code?.type !== 'inlineCode') continue;
    const names = namesIn(code.value);
    const [first] = names;
    if (!first || note(names).length === 0) continue;
    cell.children[0] = wrap('span', [code], code.position, { id: first.name });
  }
}

/** A block of code with a name on every line. */
function listedNames(node: Code, note: Note): RootContent[] {
  const lines = node.value.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^[A-Za-z_]\w*(\.\w+)+$/.test(line.trim()))) return [node];
  const places = lines.flatMap((line) => {
    const names = namesIn(line.trim());
    return note(names).length > 0 ? [wrap('span', [], node.position, { id: names[0]?.name ?? '' })] : [];
  });
  return [wrap('div', [...places, node], node.position)];
}
