import { linkAddress } from './link-address.ts';
import type { ImageNode, Inline } from './tree.ts';

export interface HtmlOptions {
  /** Level of a heading in content; in a page, of the page's title, from which sections count on. @default 1 */
  readonly headingLevel?: number;
  /** Turns a link's `to` into an address. @default the `to` itself */
  readonly link?: (to: string) => string;
  /** Whether headings of sections link to themselves. @default false */
  readonly permalinks?: boolean;
  /** Gives the address of a picture of the pack. @default its alternative text stands for it */
  readonly image?: (asset: string, type: string | undefined) => string;
}

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Running text as HTML: known elements only, every text escaped. A link inside a link is its text. */
export function inlineHtml(nodes: readonly Inline[], options: HtmlOptions, inLink = false): string {
  return nodes.map((node) => inline(node, options, inLink)).join('');
}

const MARKS = new Set(['em', 'strong', 'code', 'del', 'ins', 'sub', 'sup', 'kbd', 'mark', 'small']);

function inline(node: Inline, options: HtmlOptions, inLink: boolean): string {
  if (typeof node === 'string') return escapeHtml(node);
  if (node.k === 'br') return '<br>';
  if (node.k === 'img') return picture(node, options);
  if (node.k === 'link') {
    const address = inLink ? undefined : linkAddress(node, options.link);
    const text = inlineHtml(node.c, options, true);
    return address === undefined ? text : `<a href="${escapeHtml(address)}">${text}</a>`;
  }
  const text = inlineHtml(node.c, options, inLink);
  return MARKS.has(node.k) ? `<${node.k}>${text}</${node.k}>` : text;
}

function picture({ alt, asset, type }: ImageNode, options: HtmlOptions): string {
  if (!asset || !options.image) return escapeHtml(alt);
  return `<img src="${escapeHtml(options.image(asset, type))}" alt="${escapeHtml(alt)}">`;
}
