import { linkAddress } from './link-address.ts';
import { canDelimit, codeSpan, escapeText, guardLineStart, linkDestination } from './markdown-escape.ts';
import { type ImageNode, type Inline, inlineText, type LinkNode, type Mark, type MarkKind } from './tree.ts';

/** Where running text stands; it decides what a line break becomes and what would start something else. */
export type Place = 'paragraph' | 'heading' | 'cell';

/** Turns a link's `to`, or `asset:NAME` for a picture of the pack, into the address to write; '' for none. */
export type LinkMaker = (to: string) => string;

/** What surrounds the inline node being written. `before` and `after` are '' at the ends of a block. */
interface At {
  readonly link: LinkMaker | undefined;
  readonly before: string;
  readonly after: string;
  readonly inside: ReadonlySet<MarkKind | 'link'>;
}

const DELIMITERS: { readonly [kind in MarkKind]?: string } = { em: '*', strong: '**', del: '~~' };
const TAGS: ReadonlySet<MarkKind> = new Set(['em', 'strong', 'del', 'ins', 'sub', 'sup', 'kbd']);

/** Running text as Markdown. Only what would mean something else is escaped, so that prose stays readable. */
export function inlineMarkdown(inlines: readonly Inline[], place: Place, link?: LinkMaker): string {
  // Until here a line end stands for a `br`; those of the texts became spaces.
  const lines = run(inlines, { link, before: '', after: '', inside: new Set() })
    .trim()
    .split('\n')
    .map((line) => line.trim());
  if (place === 'cell') return lines.join('<br>').replace(/\|/g, '\\|');
  if (place === 'heading') return lines.join(' ').replace(/(^|\s)(#+)$/, '$1\\$2');
  return lines.map(guardLineStart).join('\\\n');
}

function run(inlines: readonly Inline[], at: At): string {
  const nodes = merge(unwrap(inlines, at));
  let out = '';
  nodes.forEach((node, i) => {
    const around = { before: out.at(-1) ?? at.before, after: startOf(nodes[i + 1]) ?? at.after };
    out += write(node, { ...at, ...around });
  });
  return out;
}

/** What is written as its content alone gives its place to it, so that merging sees what will stand side by side. */
function unwrap(inlines: readonly Inline[], at: At): Inline[] {
  return inlines.flatMap((node): Inline[] => {
    if (typeof node === 'string' || node.k === 'img' || node.k === 'br' || node.k === 'code') return [node];
    const isKnown =
      node.k === 'link' ? addressOf(node, at) !== undefined : !at.inside.has(node.k) && TAGS.has(node.k);
    return isKnown && holdsSomething(node.c) ? [node] : unwrap(node.c, at);
  });
}

function holdsSomething(inlines: readonly Inline[]): boolean {
  return (
    inlineText(inlines).trim() !== '' || inlines.some((node) => typeof node === 'object' && node.k === 'img')
  );
}

function addressOf(node: LinkNode, at: At): string | undefined {
  return at.inside.has('link') ? undefined : linkAddress(node, at.link);
}

function write(node: Inline, at: At): string {
  if (typeof node === 'string') return plain(node, at);
  if (node.k === 'br') return '\n';
  if (node.k === 'img') return picture(node, at);
  if (node.k === 'link') return anchor(node, at);
  if (node.k === 'code') return code(node, at);
  return marked(node, at);
}

function plain(text: string, at: At): string {
  return escapeText(text.replace(/\s*\n\s*/g, ' '), {
    ...at,
    inLink: at.inside.has('link'),
    inMark: at.inside.size > 0,
  });
}

function marked({ k, c }: Mark, at: At): string {
  const delimiter = DELIMITERS[k];
  const inside = new Set(at.inside).add(k);
  const text = run(c, { ...at, before: delimiter?.[0] ?? '>', after: delimiter?.[0] ?? '<', inside });
  // Delimiters beside a space are read as plain characters.
  const inner = text.trim();
  if (inner === '') return text;
  const space = text.slice(0, text.indexOf(inner));
  const end = text.slice(space.length + inner.length);
  const isRead =
    delimiter &&
    canDelimit(space.at(-1) ?? at.before, inner[0] ?? '') &&
    canDelimit(end[0] ?? at.after, inner.at(-1) ?? '');
  return space + (isRead ? delimiter + inner + delimiter : `<${k}>${inner}</${k}>`) + end;
}

function code(node: Mark, at: At): string {
  const [only] = node.c;
  if (node.c.length === 1 && typeof only === 'object' && only.k === 'link') {
    return anchor({ ...only, c: [{ k: 'code', c: only.c }] }, at);
  }
  return codeSpan(inlineText(node.c));
}

function anchor(node: LinkNode, at: At): string {
  const address = addressOf(node, at);
  if (address === undefined) return run(node.c, at);
  const inside = new Set(at.inside).add('link');
  const text = run(node.c, { ...at, before: '[', after: ']', inside }).trim();
  return text === '' ? '' : `[${text}](${linkDestination(address)})`;
}

function picture({ alt, asset }: ImageNode, at: At): string {
  const text = plain(alt, { ...at, inside: new Set(['link']) });
  const name = asset && /^[\w.-]+$/.test(asset) ? `asset:${asset}` : '';
  const address = name && at.link ? at.link(name) : name;
  return address ? `![${text}](${linkDestination(address)})` : text;
}

/** Neighbours of one kind become one node, because their delimiters would run into each other. */
function merge(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const node of inlines) {
    const last = merged.at(-1);
    if (typeof node === 'string' && typeof last === 'string') merged[merged.length - 1] = last + node;
    else if (isMark(node) && isMark(last) && node.k === last.k) {
      merged[merged.length - 1] = { k: node.k, c: [...last.c, ...node.c] };
    } else if (node !== '') merged.push(node);
  }
  return merged;
}

function isMark(node: Inline | undefined): node is Mark {
  return typeof node === 'object' && node.k !== 'link' && node.k !== 'img' && node.k !== 'br';
}

/** The character that a node will start with, as far as delimiters before it care. */
function startOf(node: Inline | undefined): string | undefined {
  if (node === undefined || typeof node === 'string') return node?.[0];
  switch (node.k) {
    case 'link':
      return '[';
    case 'img':
      return '!';
    case 'br':
      return '\\';
    case 'code':
      return '`';
    default:
      return DELIMITERS[node.k]?.[0] ?? '<';
  }
}
