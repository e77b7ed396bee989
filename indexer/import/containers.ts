import type { Blockquote, Code, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as plainText } from 'mdast-util-to-string';
import { fenceTitle } from './code-fences.ts';
import { findFences } from './markdown-fences.ts';
import type { MarkdownChange } from './markdown-syntax.ts';
import { wrap } from './mdast.ts';

const OPENING =
  /^([ \t>]*)(:{3,})[ \t]*(?:\{([\w-]+)\}|\{\.([\w-]+)[^}]*\}|([A-Za-z][\w-]*))(?=[\s[{]|$)(.*)$/;
const TRAILING_ATTRIBUTES = /[ \t]*(\{[^{}]*\})[ \t]*$/;

/**
 * Writes the first lines of containers as directives have them: `::: tip Dry it {open}` (VitePress), `:::tip Dry it`
 * (Docusaurus) and `:::{tip} Dry it` (MyST) become `:::tip[Dry it]{open}`. Lines stay lines.
 */
export function normaliseContainers(text: string): string {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  return lines.map((line, i) => (inside[i] ? line : normaliseLine(line))).join('\n');
}

function normaliseLine(line: string): string {
  const match = OPENING.exec(line);
  if (!match) return line;
  const [, indent = '', colons = '', myst, pandoc, plain, rest = ''] = match;
  const name = myst ?? pandoc?.replace(/^callout-/, '') ?? plain ?? '';
  if (rest.startsWith('[')) return `${indent}${colons}${name}${rest.trimEnd()}`;
  const attributes = TRAILING_ATTRIBUTES.exec(rest)?.[1] ?? '';
  const title = rest.replace(TRAILING_ATTRIBUTES, '').trim();
  return `${indent}${colons}${name}${title ? `[${asLabel(title)}]` : ''}${attributes}`;
}

/** A text as a directive's label, whose brackets have to match. */
export function asLabel(text: string): string {
  let depth = 0;
  const isBalanced = [...text].every((char) => {
    if (char === '[') depth++;
    if (char === ']') depth--;
    return depth >= 0;
  });
  return isBalanced && depth === 0 ? text : text.replace(/[[\]]/g, '\\$&');
}

/** Makes containers what docutils and HTML have for them: admonitions, folded blocks, tabs; others only group. */
export const arrangeContainers: MarkdownChange = (tree) => arrange(tree);

function arrange(parent: Parent): void {
  for (const child of parent.children) if ('children' in child) arrange(child);
  const children = parent.children.map((child) =>
    child.type === 'containerDirective' && child.name !== 'tab' ? container(child) : child,
  );
  parent.children = groupTabs(children as RootContent[]);
}

function container(node: ContainerDirective): RootContent {
  const [first, ...rest] = node.children;
  const isLabelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const label = isLabelled ? (first as Paragraph).children : undefined;
  const content = (isLabelled ? rest : node.children) as RootContent[];
  const name = node.name.toLowerCase();
  if (name === 'details') return folded(label, content, node);
  if (name === 'code-group') return codeGroup(content, node);
  if (ADMONITIONS.has(name)) return admonition(name, label, content, node.position);
  const title = label ? [{ type: 'paragraph', children: [{ type: 'strong', children: label }] }] : [];
  return wrap('div', [...title, ...content] as RootContent[], node.position);
}

/** The names that tools have for boxes beside the text; what each looks like is decided later, by kind. */
export const ADMONITIONS: ReadonlySet<string> = new Set(
  (
    'note tip info warning caution danger important success check question example quote cite abstract summary tldr ' +
    'hint attention error failure fail missing bug help faq seealso todo secondary alert callout aside'
  ).split(' '),
);

/** Kinds that are called by their names anyway. */
const SELF_NAMED: ReadonlySet<string> = new Set(['note', 'tip', 'warning', 'danger', 'example', 'seealso']);

/** What stands above a box of a kind when its author gives it no title; '' where that goes without saying. */
function kindTitle(name: string): string {
  return SELF_NAMED.has(name.toLowerCase()) ? '' : name.charAt(0).toUpperCase() + name.slice(1);
}

/** An admonition as docutils writes it. @param title undefined for the name of its kind, empty for none */
export function admonition(
  name: string,
  title: readonly PhrasingContent[] | undefined,
  content: readonly RootContent[],
  position: RootContent['position'],
): RootContent {
  const named = kindTitle(name);
  const words = (title ?? (named ? [{ type: 'text', value: named }] : [])) as RootContent[];
  const head = wrap('p', words, position, { className: ['admonition-title'] });
  const all = words.length > 0 ? [head, ...content] : content;
  return wrap('div', all, position, { className: ['admonition', name] });
}

function folded(
  label: readonly PhrasingContent[] | undefined,
  content: readonly RootContent[],
  { attributes, position }: ContainerDirective,
): RootContent {
  const summary = wrap('summary', (label ?? []) as RootContent[], position);
  const isOpen = attributes !== null && attributes !== undefined && 'open' in attributes;
  return wrap('details', label ? [summary, ...content] : content, position, isOpen ? { open: true } : {});
}

/** Tabs as to-content knows them: a label for each pane. */
export function tabSet(
  tabs: readonly { readonly title: string; readonly content: readonly RootContent[] }[],
  position: RootContent['position'],
): RootContent {
  return wrap(
    'div',
    tabs.flatMap(({ title, content }) => [
      wrap('label', [{ type: 'text', value: title }], position),
      wrap('div', content, position),
    ]),
    position,
    { className: ['tabs'] },
  );
}

/** Blocks of code that a reader chooses between, each with its title in brackets. */
function codeGroup(content: readonly RootContent[], node: ContainerDirective): RootContent {
  const codes = content.filter((child): child is Code => child.type === 'code');
  if (codes.length === 0 || codes.length < content.length) return wrap('div', content, node.position);
  const tabs = codes.map((code) => {
    const title = fenceTitle(code) ?? code.lang ?? '';
    return { title, content: [{ ...code, meta: null }] };
  });
  return tabSet(tabs, node.position);
}

/** Neighbouring `tab` containers are one set of tabs. */
function groupTabs(children: readonly RootContent[]): RootContent[] {
  const grouped: RootContent[] = [];
  let run: ContainerDirective[] = [];
  const flush = () => {
    if (run.length > 0) grouped.push(tabSet(run.map(readTab), run[0]?.position));
    run = [];
  };
  for (const child of children) {
    if (child.type === 'containerDirective') run.push(child);
    else {
      flush();
      grouped.push(child);
    }
  }
  flush();
  return grouped;
}

function readTab({ children }: ContainerDirective): { title: string; content: RootContent[] } {
  const [first, ...rest] = children;
  const isLabelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  return { title: isLabelled ? plainText(first) : '', content: isLabelled ? rest : [...children] };
}

const ALERT = /^\[!(\w+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/;

/** Quotes that begin with `[!NOTE]`, as GitHub and Obsidian have them, are admonitions. */
export const readAlerts: MarkdownChange = (tree) => changeAlerts(tree);

function changeAlerts(parent: Parent): void {
  parent.children = parent.children.map((child) => {
    if ('children' in child) changeAlerts(child);
    return child.type === 'blockquote' ? (alert(child) ?? child) : child;
  }) as RootContent[];
}

function alert(quote: Blockquote): RootContent | undefined {
  const [first, ...rest] = quote.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const match = text?.type === 'text' ? ALERT.exec(text.value) : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !match) return undefined;
  const [all, name = '', title = ''] = match;
  const left = text.value.slice(all.length);
  const inline: PhrasingContent[] = [...(left ? [{ ...text, value: left }] : []), ...first.children.slice(1)];
  // A hard break after the mark, or nothing at all, leaves no paragraph.
  if (inline[0]?.type === 'break') inline.shift();
  const content = inline.length > 0 ? [{ ...first, children: inline }, ...rest] : rest;
  const label: PhrasingContent[] | undefined = title ? [{ type: 'text', value: title }] : undefined;
  return admonition(name.toLowerCase(), label, content, quote.position);
}
