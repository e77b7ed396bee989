import type { Element, ElementContent } from 'hast';
import { attribute, textOf } from './hast.ts';
import { isPermalink } from './markdown-tree.ts';
import { readSignature, type Signature } from './scraped-signature.ts';

/** A piece of running text that stood between blocks, and how much white space was before it. */
export interface Run {
  readonly indent: number;
  readonly nodes: readonly ElementContent[];
  readonly is: RunKind;
  /** A signature that shares what follows with the one before it. */
  readonly isBeside?: boolean;
}

export type RunKind =
  | { readonly kind: 'definition'; readonly signature: Signature; readonly ids: readonly string[] }
  /** What stands under a picture, a table or code, with an id of its own. */
  | { readonly kind: 'caption'; readonly ids: readonly string[] }
  | { readonly kind: 'change' | 'field' | 'term' | 'tabs' | 'icons' | 'text' };

const CHANGE = /^(?:New|Added|Changed|Deprecated|Removed) (?:in|since) .{0,40}?\d[\w.]*[:.]?$/;
/** Ids that docutils counts belong to pictures, tables and code; names are given to definitions. */
export const COUNTED_ID = /^id\d+$/;
const MAX_TERM = 100;

/**
 * The runs of a paragraph: between two elements of the page there were two spaces at least. One that is nothing by itself
 * belongs to the one before it.
 * @param isDefined whether what looks like a signature is one.
 */
export function runsOf(
  nodes: readonly ElementContent[],
  indent: number,
  isDefined: (signature: Signature) => boolean,
): Run[] {
  const runs: Run[] = [];
  for (const piece of splitAtGaps(nodes, indent)) {
    const last = runs.at(-1);
    const isBeside = last?.is.kind === 'definition' && piece.indent < 3;
    const is = classify(piece.nodes, isBeside ? 3 : piece.indent, isDefined);
    if (last && last.is.kind !== 'definition' && is.kind === 'text') {
      const gap: ElementContent = { type: 'text', value: ' '.repeat(piece.indent) };
      const joined = [...last.nodes, gap, ...piece.nodes];
      runs[runs.length - 1] = { ...last, nodes: joined, is: classify(joined, last.indent, isDefined) };
    } else {
      runs.push({ ...piece, is, ...(isBeside ? { isBeside } : {}) });
    }
  }
  return runs;
}

function splitAtGaps(
  nodes: readonly ElementContent[],
  indent: number,
): { indent: number; nodes: ElementContent[] }[] {
  const pieces: { indent: number; nodes: ElementContent[] }[] = [{ indent, nodes: [] }];
  for (const node of nodes) {
    if (node.type !== 'text') {
      pieces.at(-1)?.nodes.push(node);
      continue;
    }
    // Odd places hold the gaps.
    node.value.split(/([ \t\n]{2,})/).forEach((part, i) => {
      if (i % 2 === 1) pieces.push({ indent: part.length, nodes: [] });
      else if (part) pieces.at(-1)?.nodes.push({ ...node, value: part });
    });
  }
  return pieces.filter((piece) => piece.nodes.length > 0);
}

function classify(
  nodes: readonly ElementContent[],
  indent: number,
  isDefined: (signature: Signature) => boolean,
): RunKind {
  const text = nodes.map(textOf).join('').trim();
  const ids = nodes.flatMap((node) => {
    const id = node.type === 'element' && isPermalink(node) ? attribute(node, 'href').slice(1) : '';
    return id ? [id] : [];
  });
  if (ids.length > 0) {
    const signature = readSignature(nodes);
    const isCaption = ids.every((id) => COUNTED_ID.test(id)) || !signature;
    return isCaption ? { kind: 'caption', ids } : { kind: 'definition', signature, ids };
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: /\p{Co}|^\W*\/\W*$/u.test(text) ? 'icons' : 'text' };
  if (nodes.some(isTabLink) && nodes.every((node) => isTabLink(node) || node.type === 'text'))
    return { kind: 'tabs' };
  if (CHANGE.test(text)) return { kind: 'change' };
  if (indent >= 2 && /^[A-Z][\w ]{0,30}:$/.test(text)) return { kind: 'field' };
  const signature = indent >= 3 ? readSignature(nodes) : undefined;
  if (signature?.isPlain && isDefined(signature)) return { kind: 'definition', signature, ids: [] };
  const isTerm = (indent === 2 || indent === 3) && text.length <= MAX_TERM && !/[.:;,]$/.test(text);
  return { kind: isTerm && !nodes.some(isPicture) ? 'term' : 'text' };
}

/** A switch between tabs, as Python-Markdown's extensions write them: it leads to a button, not to a place. */
function isTabLink(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'a' && attribute(node, 'href').startsWith('#__tabbed_');
}

function isPicture(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img';
}
