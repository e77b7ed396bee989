import { htmlTagNames } from 'html-tag-names';
import type { MarkdownChange } from './markdown-syntax.ts';
import { replaceNodes } from './mdast.ts';

const KNOWN: ReadonlySet<string> = new Set(htmlTagNames);
const BARE_TAG = /^<([A-Za-z][\w.]*)>$/;

/**
 * `<name>` in a text is a tag to Markdown, and would be gone. Where HTML has no such element and nothing closes it, it is
 * what its author meant: a place to put something in.
 */
export const keepPlaceholders: MarkdownChange = (tree, source) => {
  replaceNodes(tree, (node) => {
    if (node.type !== 'html') return [node];
    const name = BARE_TAG.exec(node.value.trim())?.[1];
    if (name === undefined || KNOWN.has(name.toLowerCase()) || source.includes(`</${name}`)) return [node];
    return [{ ...node, type: 'text' }];
  });
};
