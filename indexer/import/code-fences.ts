import type { Code, RootContent } from 'mdast';
import type { MarkdownChange } from './markdown-syntax.ts';
import { replaceNodes, wrap } from './mdast.ts';

/**
 * Reads what tools write behind a fence: the language without the options glued to it (`js{1,3}`, `{.python .x}`,
 * `ts:line-numbers`), and a title, which becomes the caption of a figure. Highlighted lines and their like are no text.
 */
export const readFences: MarkdownChange = (tree) => {
  replaceNodes(tree, (node) => (node.type === 'code' ? [readFence(node)] : [node]));
};

function readFence(node: Code): RootContent {
  const code: Code = { ...node, lang: languageOf(node), meta: null };
  const title = fenceTitle(node);
  if (!title) return code;
  const caption = wrap('figcaption', [{ type: 'text', value: title }], node.position);
  return wrap('figure', [caption, code], node.position);
}

function languageOf({ lang, meta }: Code): string | null {
  if (!lang) return null;
  const named = lang.startsWith('{')
    ? /[.={ ]([A-Za-z][\w+#-]*)/.exec(`${lang} ${meta ?? ''}`)?.[1]
    : undefined;
  return named ?? (/^[^\s{},:[]+/.exec(lang)?.[0] || null);
}

/** The title of a block of code: `title="a.py"` (Docusaurus, MkDocs) or `[a.py]` (VitePress). */
export function fenceTitle({ lang, meta }: Code): string | undefined {
  const info = `${lang ?? ''} ${meta ?? ''}`;
  const [, , quoted] = /\btitle=(["'])(.*?)\1/.exec(info) ?? [];
  return (quoted ?? /\[([^\]]+)\]\s*(?:\{[^}]*\})?\s*$/.exec(meta ?? '')?.[1])?.trim() || undefined;
}
