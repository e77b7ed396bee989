import type { RootContent, Text } from 'mdast';
import type { PageFile } from './markdown-files.ts';
import type { MarkdownChange } from './markdown-syntax.ts';
import { replaceNodes, wrap } from './mdast.ts';

/** Icons by name, as Material for MkDocs writes them. An icon is no text. */
const ICON = /:(?:material|octicons|fontawesome|simple)-[\w-]+:/g;
/** Attributes behind an element: `{ .md-button }`, `{: #id }`, `{ target=_blank }`. */
const ATTRIBUTES =
  /^[ \t]*\{:?[ \t]*(?:[#.][\w:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+))(?:[ \t]+(?:[#.][\w:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+)))*[ \t]*\}/;
/** `*[HTML]: Hyper Text` at the end of a page. */
const ABBREVIATION = /^\*\[([^\]]+)\]:[ \t]*(.*)$/gm;

interface InlineMark {
  /** The extension that has to be switched on. */
  readonly extension: string;
  readonly pattern: RegExp;
  readonly tagName: string;
}

const MARKS: readonly InlineMark[] = [
  { extension: 'pymdownx.mark', pattern: /==(?=\S)([^=\n]+?)(?<=\S)==/, tagName: 'mark' },
  { extension: 'pymdownx.caret', pattern: /\^\^(?=\S)([^^\n]+?)(?<=\S)\^\^/, tagName: 'ins' },
  { extension: 'pymdownx.caret', pattern: /\^([^\s^]+)\^/, tagName: 'sup' },
  { extension: 'pymdownx.tilde', pattern: /(?<!~)~([^\s~]+)~(?!~)/, tagName: 'sub' },
  { extension: 'pymdownx.keys', pattern: /\+\+([\w"'-][^+\s]*(?:\+[^+\s]+)*)\+\+/, tagName: 'kbd' },
];

/**
 * What Python-Markdown's extensions write inside running text: attributes and icons go, marks become elements.
 * @param extensions those that are switched on; undefined where nothing says.
 */
export function pymdownInline(
  extensions: ReadonlySet<string> | undefined,
  { log, file }: PageFile,
  lineInFile: (line: number) => number,
): MarkdownChange {
  const marks = MARKS.filter(({ extension }) => extensions?.has(extension));
  const remove = (what: string, text: string, node: RootContent) =>
    log.removals.addText(what, text.trim(), file.path, lineInFile(node.position?.start.line ?? 0));
  const clean = (node: Text, isAfterElement: boolean): string => {
    let value = node.value.replace(ICON, (icon) => {
      remove('icon', icon, node);
      return '';
    });
    value = value.replace(ABBREVIATION, (all) => {
      remove('abbreviation', all, node);
      return '';
    });
    return isAfterElement ? value.replace(ATTRIBUTES, '') : value;
  };
  return (tree) => {
    replaceNodes(tree, (node) => {
      if (!('children' in node)) return [node];
      const children = (node.children as RootContent[]).flatMap((child, i, all) => {
        if (child.type !== 'text') return [child];
        const value = clean(child, i > 0 && all[i - 1]?.type !== 'text');
        return value ? applyMarks({ ...child, value }, marks) : [];
      });
      node.children = children as never;
      // A line of attributes belongs to the block before it.
      const isGone = node.type === 'paragraph' && isEmptied(node.children as RootContent[]);
      return isGone ? [] : [node];
    });
  };
}

function isEmptied(children: readonly RootContent[]): boolean {
  return children.every(
    (child) => child.type === 'text' && child.value.replace(ATTRIBUTES, '').trim() === '',
  );
}

function applyMarks(text: Text, marks: readonly InlineMark[]): RootContent[] {
  for (const { pattern, tagName } of marks) {
    const match = pattern.exec(text.value);
    if (!match) continue;
    const [all, inner = ''] = match;
    const before = text.value.slice(0, match.index);
    const after = text.value.slice(match.index + all.length);
    return [
      ...(before ? applyMarks({ ...text, value: before }, marks) : []),
      tagName === 'kbd' ? keys(inner, text) : wrap(tagName, [{ ...text, value: inner }], text.position),
      ...(after ? applyMarks({ ...text, value: after }, marks) : []),
    ];
  }
  return [text];
}

/** `ctrl+alt+"X"` → a key for each. */
function keys(names: string, { position }: Text): RootContent {
  const all = names.split('+').map((name) => name.replace(/^["']|["']$/g, ''));
  const children = all.flatMap((name, i): RootContent[] => {
    const shown = name.length > 1 ? name.charAt(0).toUpperCase() + name.slice(1) : name.toUpperCase();
    const key = wrap('kbd', [{ type: 'text', value: shown }], position);
    return i === 0 ? [key] : [{ type: 'text', value: '+' }, key];
  });
  return wrap('span', children, position);
}
