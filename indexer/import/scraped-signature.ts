import type { Element, ElementContent } from 'hast';
import { docutilsId } from './anchors.ts';
import { textOf } from './hast.ts';
import { isPermalink } from './markdown-tree.ts';

/** The signature of a definition as a scraper left it. */
export interface Signature {
  /** `class`, `async classmethod` …, or ''. */
  readonly keyword: string;
  /** As it is shown: `QuerySet.filter`, `--tag`, `django-admin`. */
  readonly name: string;
  readonly isCall: boolean;
  /** Whether it is nothing but the name. */
  readonly isBare: boolean;
  /** Whether it is a signature by its look alone, without a permalink that says so. */
  readonly isPlain: boolean;
  /** What is shown of it, without the permalink, words parted that were glued; the link to the code as Sphinx has it. */
  readonly nodes: readonly ElementContent[];
  readonly text: string;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'class exception classmethod staticmethod method property attribute function async abstract abstractmethod final data type module'.split(
    ' ',
  ),
);
const MAX_LENGTH = 2000;

/** Reads a run of text as a signature; undefined when it cannot be one. */
export function readSignature(nodes: readonly ElementContent[]): Signature | undefined {
  const shown = nodes.filter((node) => node.type !== 'element' || !isLinkBeside(node)).map(withoutStars);
  const first = shown[0];
  const word = first?.type === 'element' && first.tagName === 'em' ? textOf(first).trim() : '';
  const isKeyword = word !== '' && word.split(/\s+/).every((one) => KEYWORDS.has(one));
  const rest = isKeyword ? shown.slice(1) : shown;
  const text = rest.map(textOf).join('').replace(/\s+/g, ' ').trim();
  const [, name = '', after = ''] = /^(--?[\w-]+|[\p{L}_][\w.-]*|--)(.*)$/su.exec(text) ?? [];
  if (!name || text.length > MAX_LENGTH) return undefined;
  const isCall = after.startsWith('(');
  const isWritten = rest[0]?.type === 'text' && /^[A-Za-z_][\w.]*$/.test(name);
  const isWhole = after === '' || /^\(.*\)(?: ?(?:→|->).*)?$/s.test(after) || /^(?:: | = )\S/.test(after);
  const gap: ElementContent[] = isKeyword && first ? [first, { type: 'text', value: ' ' }] : [];
  return {
    keyword: isKeyword ? word : '',
    name,
    isCall,
    isBare: after === '' && !isKeyword,
    isPlain: isWritten && (isKeyword || isWhole),
    nodes: [...trimmed([...gap, ...rest]), ...nodes.filter(isCodeLink).map(asCodeLink)],
    text: isKeyword ? `${word} ${text}` : text,
  };
}

/**
 * Stars that stood for italics around annotations, values and the bare star among parameters. Markdown does not read them
 * as marks, because a letter stands before them.
 */
function withoutStars(node: ElementContent): ElementContent {
  if (node.type !== 'text' || !node.value.includes('*')) return node;
  const value = node.value
    .replace(/\*{3}(?=[,)])/g, '*')
    .replace(/\*+:(?=\S)/g, ': ')
    .replace(/\*+=/g, ' = ')
    .replace(/(?<=[\w\]}>'")])\*+$/, '');
  return { ...node, value };
}

/** What stands behind a signature and is none of it: the permalink and the link to the source code. */
function isLinkBeside(node: Element): boolean {
  return isPermalink(node) || isCodeLink(node);
}

function isCodeLink(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'a' && textOf(node) === '[source]';
}

function asCodeLink(link: Element): Element {
  return { ...link, properties: { ...link.properties, className: ['viewcode-link'] } };
}

function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  return last?.type === 'text'
    ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }]
    : [...nodes];
}

/** A class or exception around a definition. */
export interface Scope {
  readonly id: string;
  readonly kind: string;
}

/** Definitions whose members are shown by their last names. */
export const SCOPES: ReadonlySet<string> = new Set(['class', 'exception']);
/** Domains and object types as Sphinx writes them into ids: `std-setting-DEBUG`, `envvar-HOME`. */
const TYPED_ID =
  /^(?:std-)?(setting|confval|templatetag|templatefilter|fieldlookup|envvar|option|cmdoption|term)-/;

const CLASS_BY_TYPE: Readonly<Record<string, string>> = { cmdoption: 'option', term: 'glossary' };

/** What a definition is, as the class of docutils' definition list that Sphinx would write. */
export function definitionClass(
  { keyword, name, isCall, text }: Signature,
  id: string,
  scope: Scope | undefined,
): string {
  const typed = TYPED_ID.exec(id)?.[1];
  if (typed) return CLASS_BY_TYPE[typed] ?? typed;
  if (/^--?\w/.test(name) || name === '--') return 'option';
  const words = keyword.split(' ');
  const said = ['class', 'exception', 'classmethod', 'staticmethod', 'property', 'module'].find((word) =>
    words.includes(word),
  );
  if (said) return said;
  const isCommand = !id.includes('.') && /^\S+ \S/.test(text) && docutilsId(text).startsWith(docutilsId(id));
  if (isCommand && id !== name) return 'command';
  const owner = id.split('.').at(-2) ?? '';
  const isMember = (scope && id.startsWith(`${scope.id}.`)) || /^[A-Z]/.test(owner);
  if (isCall) return isMember ? 'method' : 'function';
  if (/^[A-Z][a-z]/.test(name.split('.').at(-1) ?? '') && !isMember) return 'class';
  return isMember ? 'attribute' : 'data';
}

/**
 * The id that a definition without a permalink has on its site: its full name.
 * @param known ids that links lead to on this page.
 */
export function definitionId(
  { name, keyword }: Signature,
  scope: Scope | undefined,
  known: ReadonlySet<string>,
): string {
  const inner = scope && !name.includes('.') ? `${scope.id}.${name}` : name;
  if (known.has(name)) return name;
  // Classes seldom stand in classes, everything else in one does.
  if (known.has(inner) || (inner !== name && !SCOPES.has(keyword))) return inner;
  const ending = [...known].filter((id) => id.endsWith(`.${name}`));
  return ending.length === 1 ? (ending[0] as string) : name;
}

/** How many permalinks there are among some nodes. */
export function permalinksIn(nodes: readonly ElementContent[]): number {
  return nodes.filter((node) => node.type === 'element' && isPermalink(node)).length;
}
