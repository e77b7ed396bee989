import type { Block, Container, Inline, LinkHow } from '../../indexer/core/tree.ts';

type Check = (value: unknown) => boolean;
/** What each field of a node may be; a name with `?` may be absent. */
type Fields = Readonly<Record<string, Check>>;
type Kind<T> = T extends { readonly k: infer K extends string } ? K : never;

/** Without halves of a surrogate pair, which are other bytes once they are written. */
const isText: Check = (value) => typeof value === 'string' && !/\p{Surrogate}/u.test(value);
const isName: Check = (value) => value !== '' && isText(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isWhole: Check = (value) => Number.isSafeInteger(value);
const isOneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);
const isBoolean: Check = (value) => typeof value === 'boolean';

const HOWS: Record<LinkHow, true> = {
  path: true,
  anchor: true,
  symbol: true,
  title: true,
  absent: true,
  generated: true,
  outside: true,
  unknown: true,
};

const INLINES: { readonly [K in Kind<Inline>]: Fields } = {
  ...marks('em', 'strong', 'code', 'del', 'ins', 'sub', 'sup', 'kbd', 'mark', 'small'),
  link: {
    how: isOneOf(...Object.keys(HOWS)),
    'to?': isText,
    'href?': isText,
    'fragment?': isText,
    'path?': isText,
    c: isInlines,
  },
  img: {
    alt: isText,
    'asset?': (value) => /^[0-9a-f]{24}$/.test(String(value)),
    'type?': isOneOf('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'),
  },
  br: {},
};

const BLOCKS: { readonly [K in Kind<Block>]: Fields } = {
  heading: { c: isInlines },
  p: { c: isInlines },
  code: { lang: isText, text: isText, 'advice?': isOneOf('wrong', 'right') },
  sig: { c: isInlines },
  term: { c: isInlines },
  title: { c: isInlines },
  row: { cells: (value) => Array.isArray(value) && value.every(isInlines) },
  rule: {},
};

const CONTAINERS: { readonly [K in Kind<Container<Block>>]: Fields } = {
  ...plain('ul', 'li', 'dl', 'dd', 'quote', 'row-cells', 'cell', 'tabs', 'figure'),
  ol: { 'start?': isWhole, c: isContent },
  table: { head: isCount, c: isContent },
  note: {
    kind: isOneOf('note', 'tip', 'warning', 'danger', 'seealso', 'example'),
    'open?': isBoolean,
    c: isContent,
  },
  change: { kind: isOneOf('added', 'changed', 'deprecated', 'removed'), version: isText, c: isContent },
  tab: { title: isText, 'icon?': isBoolean, c: isContent },
  sub: { c: (value) => Array.isArray(value) && value.length === 0 },
};

const NODES: Readonly<Record<string, Fields>> = { ...BLOCKS, ...CONTAINERS };

/** Whether a value is content of the stored tree and nothing else: known kinds, known fields, text that is text. */
export function isContent(value: unknown): boolean {
  return strayNode(value) === undefined;
}

/** The first node of some content that is not of the stored tree, as JSON, the deepest such one; undefined if all are. */
export function strayNode(value: unknown): string | undefined {
  if (!Array.isArray(value)) return JSON.stringify(value) ?? String(value);
  const stray = value.find((node) => !isNode(node, NODES));
  if (stray === undefined) return undefined;
  const inside =
    Array.isArray(stray?.c) && Object.hasOwn(CONTAINERS, stray.k) ? strayNode(stray.c) : undefined;
  return inside ?? JSON.stringify(stray, (_, field) => (typeof field === 'number' ? String(field) : field));
}

function isInlines(value: unknown): boolean {
  return Array.isArray(value) && value.every((node) => isText(node) || isNode(node, INLINES));
}

/** Whether a value is a link, as running text has it. */
export function isLink(value: unknown): boolean {
  return isNode(value, { link: INLINES.link });
}

function isNode(node: unknown, kinds: Readonly<Record<string, Fields>>): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { k, ...fields } = node as Record<string, unknown>;
  if (typeof k !== 'string' || !Object.hasOwn(kinds, k)) return false;
  const wanted = kinds[k] as Fields;
  const isKnown = (name: string) => name in wanted || `${name}?` in wanted;
  return (
    Object.keys(fields).every(isKnown) &&
    Object.entries(wanted).every(([name, isRight]) => {
      const bare = name.replace(/\?$/, '');
      return bare in fields ? isRight(fields[bare]) : name.endsWith('?');
    })
  );
}

function marks<K extends string>(...kinds: readonly K[]): Record<K, Fields> {
  return Object.fromEntries(kinds.map((kind): [K, Fields] => [kind, { c: isInlines }])) as Record<K, Fields>;
}

function plain<K extends string>(...kinds: readonly K[]): Record<K, Fields> {
  return Object.fromEntries(kinds.map((kind): [K, Fields] => [kind, { c: isContent }])) as Record<K, Fields>;
}

export { isCount, isName, isText };
