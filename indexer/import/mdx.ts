import { posix } from 'node:path';
import type { Properties } from 'hast';
import type { Code, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { fenceTitle } from './code-fences.ts';
import { ADMONITIONS, admonition, normaliseContainers, tabSet } from './containers.ts';
import { splitFrontMatter } from './front-matter.ts';
import { evaluateLiteral, parseExpression } from './js-literals.ts';
import { findFences, withoutFences } from './markdown-fences.ts';
import type { PageFile } from './markdown-files.ts';
import { type MarkdownChange, type MarkdownSyntax, parseMdast } from './markdown-syntax.ts';
import { replaceNodes, wrap } from './mdast.ts';
import { dataContent, NOT_SHOWN } from './mdx-data.ts';
import { readText } from './text-file.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Components whose content is a pane of the tabs around them. */
const TAB = new Set(['TabItem', 'Tab', 'Tabs.Tab', 'TabPanel']);
const TABS = new Set(['Tabs', 'TabGroup', 'TabList', 'CodeGroup']);
const FOLDED = new Set([
  'Details',
  'details',
  'Accordion',
  'Expandable',
  'Collapse',
  'Collapsible',
  'Spoiler',
]);
/** Signs that say yes or no, in tables of what can do what. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...['Check', 'CheckIcon', 'CheckMark', 'Yes', 'Tick'].map((name) => [name, '✓'] as const),
  ...['Cross', 'CrossIcon', 'X', 'XIcon', 'No'].map((name) => [name, '✗'] as const),
]);
/** Attributes of a component that it shows as text before its content. */
const TITLES = ['title', 'label', 'heading', 'summary'];
const TEXTS = ['description', 'text', 'caption'];
/** Pages may include pages; deeper than this they go in circles. */
const MAX_DEPTH = 5;

/**
 * Makes Markdown of MDX: imports, exports and comments go, components become what they show. A component that shows
 * nothing of its own is counted and listed; one that is a page of the source (`import Part from './_part.mdx'`) is put in.
 */
export function readMdx(page: PageFile, lineInFile: (line: number) => number): MarkdownChange {
  return (tree, source) => convert(tree, { page, source, lineInFile, depth: 0 });
}

interface Context {
  readonly source: string;
  readonly page: PageFile;
  readonly lineInFile: (line: number) => number;
  readonly depth: number;
}

function convert(tree: Root, context: Context): void {
  const imports = new Map<string, string>();
  for (const node of tree.children) {
    if (node.type === 'mdxjsEsm') for (const [name, from] of importsOf(node)) imports.set(name, from);
  }
  replaceNodes(tree, (node) => unravelled(node));
  replaceNodes(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        remove(node, node.value, 'import or export', context);
        return [];
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return expression(node, context);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return included(node, imports, context) ?? component(node, context);
      default:
        return [node];
    }
  });
}

/** A paragraph that holds nothing but components is none: they stand for themselves, as MDX has it. */
function unravelled(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const isSpace = (child: RootContent) => child.type === 'text' && child.value.trim() === '';
  const own = node.children.filter((child) => !isSpace(child));
  const isOnly = own.every(
    (child) => child.type === 'mdxJsxTextElement' || child.type === 'mdxTextExpression',
  );
  if (!isOnly || !own.some((child) => child.type === 'mdxJsxTextElement')) return [node];
  return own.map((child): RootContent => {
    if (child.type === 'mdxTextExpression') return { ...child, type: 'mdxFlowExpression' };
    const { data: _, ...element } = child as MdxJsxTextElement;
    return {
      ...element,
      type: 'mdxJsxFlowElement',
      children: element.children as MdxJsxFlowElement['children'],
    };
  });
}

/** `import Part from './_part.mdx'`, by the name it gets. */
function importsOf({ value }: MdxjsEsm): [string, string][] {
  return [...value.matchAll(/^[ \t]*import\s+(\w+)\s+from\s+(["'])([^"']+)\2/gm)].map(
    ([, name = '', , from = '']) => [name, from],
  );
}

function remove(node: RootContent, text: string, what: string, { page, lineInFile }: Context): void {
  const line = lineInFile(node.position?.start.line ?? 0);
  page.log.removals.addText(what, text.replace(/\s+/g, ' ').trim().slice(0, 200), page.file.path, line);
}

/** An expression as it is written: its node's value has lost the indentation of its lines. */
function writtenExpression(node: MdxFlowExpression | MdxTextExpression, { source }: Context): string {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  const written = start === undefined || end === undefined ? '' : source.slice(start, end);
  return /^\{[\s\S]*\}$/.test(written) ? written.slice(1, -1) : node.value;
}

/** An expression that is a text is that text; what has to be computed is left out and reported. */
function expression(node: MdxFlowExpression | MdxTextExpression, context: Context): RootContent[] {
  const source = writtenExpression(node, context).trim();
  if (source === '' || /^(\/\*[\s\S]*?\*\/|\s)*$/.test(source)) return [];
  const value = evaluateLiteral(parseExpression(source));
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'text', value: String(value), ...(node.position ? { position: node.position } : {}) }];
  }
  const { page, lineInFile } = context;
  remove(node, `{${source}}`, 'expression', context);
  page.log.diagnostics.push({
    severity: 'info',
    code: 'computed-text',
    message: `what {${source.replace(/\s+/g, ' ').slice(0, 60)}} gives is only known to the site's own build; left out`,
    file: page.file.path,
    line: lineInFile(node.position?.start.line ?? 0),
  });
  return [];
}

/** The content of a page of the source that stands here as a component. */
function included(
  node: Jsx,
  imports: ReadonlyMap<string, string>,
  context: Context,
): RootContent[] | undefined {
  const from = imports.get(node.name ?? '');
  const { page, depth } = context;
  if (!from || !/\.mdx?$/i.test(from) || depth >= MAX_DEPTH) return undefined;
  const path = from.startsWith('@site/')
    ? from.slice('@site/'.length)
    : posix.join(posix.dirname(page.file.path), from);
  const file = page.tree.file(path);
  if (!file) return undefined;
  const { body } = splitFrontMatter(readText(file, page.log), file.path, page.log);
  const source = normaliseContainers(prepareMdx(body));
  let tree: Root;
  try {
    tree = parseMdast(source, PARTIAL);
  } catch {
    return undefined;
  }
  const line = context.lineInFile(node.position?.start.line ?? 0);
  convert(tree, { page: { ...page, file }, source, lineInFile: (at) => at, depth: depth + 1 });
  // Places in the included file are places of the component, as far as this page is concerned.
  dropPositions(tree, node.position);
  return line >= 0 ? tree.children : undefined;
}

const PARTIAL: MarkdownSyntax = { containers: true, mdx: true };

function dropPositions(tree: Root, position: RootContent['position']): void {
  replaceNodes(tree, (node) => {
    if (position) node.position = position;
    else delete node.position;
    return [node];
  });
}

/** What a component shows. Its children were converted before. */
function component(node: Jsx, context: Context): RootContent[] {
  const name = node.name ?? '';
  const children = node.children as RootContent[];
  const { position } = node;
  if (name === '') return children;
  if (TABS.has(name)) return [tabs(node)];
  if (TAB.has(name)) {
    const named = firstText(node, ['label', 'title', 'value']) ?? '';
    return [
      wrap('div', children, position, { dataTab: named, dataValue: attributeText(node, 'value') ?? named }),
    ];
  }
  const title = firstText(node, TITLES);
  if (FOLDED.has(name)) {
    const summary = title ? [wrap('summary', [textNode(title)], position)] : [];
    return [wrap('details', [...summary, ...children], position)];
  }
  const sign = children.length === 0 ? SIGNS.get(name) : undefined;
  if (sign) return [{ type: 'text', value: sign, ...(position ? { position } : {}) }];
  const kind = node.type === 'mdxJsxFlowElement' || children.length > 0 ? admonitionKind(node) : undefined;
  if (kind)
    return [admonition(kind, title ? [textNode(title) as PhrasingContent] : undefined, children, position)];
  if (name === 'CodeBlock') return [codeBlock(node)];
  const alt = attributeText(node, 'alt');
  if (alt !== undefined && /^[A-Z]/.test(name) && children.length === 0) return [picture(node, alt)];
  if (/^[a-z][a-z0-9]*$/.test(name)) return [wrap(name, children, position, propertiesOf(node))];
  const href = attributeText(node, 'href') ?? attributeText(node, 'to');
  const texts = TEXTS.flatMap((key) => attributeText(node, key) ?? []);
  if (node.type === 'mdxJsxTextElement') {
    const shown = [...[title, ...texts].filter((text) => text !== undefined).map(textNode), ...children];
    if (shown.length === 0) remove(node, `<${name}>`, 'component', context);
    return href && shown.length > 0 ? [wrap('a', shown, position, { href })] : shown;
  }
  const head = title
    ? [paragraph([{ type: 'strong', children: linked([textNode(title)], href) }], position)]
    : [];
  const more = [
    ...texts.map((text) => paragraph([textNode(text) as PhrasingContent], position)),
    ...dataOf(node).flatMap((value) => dataContent(value, position)),
  ];
  const bare = href && !title ? linked(children, href) : children;
  const shown = [...head, ...more, ...bare];
  if (shown.length === 0) remove(node, `<${name}>`, 'component', context);
  // Running text that only stands on lines of its own is a paragraph.
  return shown.length > 0 && !head.length && children.every(isPhrasing)
    ? [paragraph(shown as PhrasingContent[], position)]
    : [wrap('div', shown, position)];
}

/** The lists and maps that a component is given as data: tables of properties, cards. */
function dataOf(node: Jsx): unknown[] {
  return node.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || NOT_SHOWN.has(attribute.name)) return [];
    const value = attributeValue(node, attribute.name);
    return typeof value === 'object' && value !== null ? [value] : [];
  });
}

function linked(children: RootContent[], href: string | undefined): PhrasingContent[] {
  return (href ? [wrap('a', children, children[0]?.position, { href })] : children) as PhrasingContent[];
}

function tabs(node: Jsx): RootContent {
  const children = node.children as RootContent[];
  const labels = tabLabels(node);
  const panes = children.flatMap((child) => {
    if (child.type === 'code')
      return [{ title: fenceTitle(child) ?? child.lang ?? '', content: [{ ...child, meta: null }] }];
    if (child.type !== 'wrapper' || child.data.hProperties.dataTab === undefined) return [];
    const { dataTab, dataValue } = child.data.hProperties;
    return [{ title: labels.get(String(dataValue)) ?? String(dataTab), content: child.children }];
  });
  return panes.length === 0 ? wrap('div', children, node.position) : tabSet(panes, node.position);
}

/** `<Image alt="…" src="…">` and its like: a picture, or at least what stands for it. */
function picture(node: Jsx, alt: string): RootContent {
  const url = ['src', 'srcLight', 'source'].map((name) => attributeText(node, name)).find(Boolean) ?? '';
  const image = { type: 'image' as const, url, alt, ...(node.position ? { position: node.position } : {}) };
  return node.type === 'mdxJsxTextElement' ? image : paragraph([image], node.position);
}

/** `<Tabs values={[{label: 'Linux', value: 'linux'}]}>`, the labels apart from the panes. */
function tabLabels(node: Jsx): Map<string, string> {
  const values = attributeValue(node, 'values');
  const pairs = Array.isArray(values) ? (values as { label?: unknown; value?: unknown }[]) : [];
  return new Map(pairs.map((pair) => [String(pair?.value), String(pair?.label ?? pair?.value)]));
}

/** `<Note>`, `<Admonition type="tip">`, `<Callout type="warning">`. */
function admonitionKind(node: Jsx): string | undefined {
  const name = (node.name ?? '').toLowerCase();
  if (!ADMONITIONS.has(name) && name !== 'admonition' && name !== 'check') return undefined;
  if (name === node.name) return undefined;
  const type = (attributeText(node, 'type') ?? attributeText(node, 'variant') ?? '').toLowerCase();
  if (ADMONITIONS.has(type)) return type;
  return ['admonition', 'callout', 'aside', 'alert'].includes(name) ? 'note' : name;
}

/** `<CodeBlock language="py" title="a.py">{`…`}</CodeBlock>` */
function codeBlock(node: Jsx): RootContent {
  const title = attributeText(node, 'title');
  const text = (node.children as RootContent[]).map(textBelow).join('');
  const code: Code = {
    type: 'code',
    lang: attributeText(node, 'language') ?? null,
    meta: title ? `title="${title.replace(/"/g, "'")}"` : null,
    value: text.replace(/^\n|\n[ \t]*$/g, ''),
    ...(node.position ? { position: node.position } : {}),
  };
  return code;
}

function textBelow(node: RootContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as RootContent[]).map(textBelow).join('') : '';
}

function firstText(node: Jsx, names: readonly string[]): string | undefined {
  return names.map((name) => attributeText(node, name)).find((text) => text !== undefined);
}

/** An attribute that is a text, as such or in braces; not one that is empty. */
function attributeText(node: Jsx, name: string): string | undefined {
  const value = attributeValue(node, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function attributeValue(node: Jsx, name: string): unknown {
  const found = node.attributes.find(
    (attribute): attribute is MdxJsxAttribute =>
      attribute.type === 'mdxJsxAttribute' && attribute.name === name,
  )?.value;
  return typeof found === 'object' && found !== null ? evaluateLiteral(parseExpression(found.value)) : found;
}

function propertiesOf(node: Jsx): Properties {
  const properties: Properties = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const text = attributeText(node, attribute.name);
    if (attribute.name === 'className' || attribute.name === 'class')
      properties.className = (text ?? '').split(/\s+/);
    else if (text !== undefined) properties[attribute.name] = text;
    else if (attribute.value === null || attribute.value === undefined) properties[attribute.name] = true;
  }
  return properties;
}

function textNode(value: string): RootContent {
  return { type: 'text', value };
}

function paragraph(children: readonly PhrasingContent[], position: RootContent['position']): Paragraph {
  return { type: 'paragraph', children: [...children], ...(position ? { position } : {}) };
}

const BLOCKS = new Set([
  'paragraph',
  'code',
  'list',
  'heading',
  'table',
  'blockquote',
  'thematicBreak',
  'containerDirective',
]);

function isPhrasing(node: RootContent): boolean {
  return (
    !BLOCKS.has(node.type) &&
    !(node.type === 'wrapper' && /^(div|details|figure|p|table|ul|ol|pre|section)$/.test(node.data.hName))
  );
}

/**
 * Makes MDX of what Docusaurus takes for it: `## Title {#id}` would be an expression, and HTML comments are none in MDX.
 * Lines stay lines; code is not looked into.
 */
export function prepareMdx(text: string): string {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  const prepared: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const isCode = inside[at];
    let end = at;
    while (end < lines.length && inside[end] === isCode) end++;
    const run = lines.slice(at, end).join('\n');
    prepared.push(isCode ? run : prepareProse(run));
    at = end;
  }
  return prepared.join('\n');
}

function prepareProse(text: string): string {
  return text
    .replace(/^( {0,3}#{1,6}[ \t].*?)[ \t]*\{#([\w:.-]+)\}[ \t]*$/gm, '$1 \\{#$2}')
    .replace(/(`+)[^`][\s\S]*?\1|<!--[\s\S]*?-->/g, (found) =>
      found.startsWith('<!--') ? found.replace(/[^\n]/g, '') : found,
    );
}

/** Whether a text holds components outside of code; as Markdown, what they are given would be lost. */
export function hasComponents(text: string): boolean {
  return /^[ \t]*(?:<[A-Z]\w*(?:\.\w+)?(?:[\s/>]|$)|\{\/\*)/m.test(withoutFences(text));
}

/** MDX without its imports and exports, to be read as Markdown. Lines stay lines. */
export function withoutModules(text: string): string {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  const isModule =
    /^(import\s.*\sfrom\s+["'][^"']+["'];?|import\s+["'][^"']+["'];?|export\s+(const|let|default|function)\b.*)$/;
  return lines.map((line, i) => (!inside[i] && isModule.test(line) ? '' : line)).join('\n');
}
