import type { Snippet } from '../../indexer/core/snippets.ts';
import type { SnippetNode } from './page-tree.ts';

const HTML = /^(html|xhtml)$/i;
/** Languages that a source gives to blocks of which it does not know what they are. */
const UNKNOWN = /^(|default|text|none|markup)$/i;
const ELEMENT =
  /^\s*(<!doctype html|<!--[\s\S]*?-->\s*<|<\/?(html|head|body|div|span|p|a|ul|ol|li|dl|h[1-6]|form|input|label|select|textarea|button|fieldset|table|thead|tbody|tr|section|article|main|nav|header|footer|img|pre|code|strong|em|style)\b)/i;

/** Whether a block is HTML that can be shown as a page. */
export function isShowable({ kind, lang, text }: Snippet): boolean {
  return kind === 'markup' && (HTML.test(lang) || UNKNOWN.test(lang)) && ELEMENT.test(text);
}

/** The style sheets that stand before a block on its page. */
export function styleSheetsBefore(snippets: readonly SnippetNode[], node: SnippetNode): string {
  return snippets
    .filter(({ number, snippet }) => number < node.number && /^css$/i.test(snippet.lang))
    .map(({ snippet }) => snippet.text)
    .join('\n');
}
