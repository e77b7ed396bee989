import { splitTarget } from '../../indexer/core/ref.ts';
import type { LinkNode } from '../../indexer/core/tree.ts';
import { hrefOf } from '../app/address.ts';

/** What a link may do in the app. Content is untrusted: an address of any other scheme is only text. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly href: string }
  | { readonly kind: 'outside'; readonly href: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'text' };

const OUTSIDE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Where a link of a page of this doc set and version leads. */
export function linkTarget(link: LinkNode, docSet: string, version: string): LinkTarget {
  if (link.ref) return { kind: 'inside', href: hrefOf(link.ref) };
  if (link.how === 'absent') return { kind: 'absent' };
  if (link.to !== undefined && isInside(link)) {
    const { path, fragment } = splitTarget(link.to);
    return {
      kind: 'inside',
      href: hrefOf({ docSet, version, path, ...(fragment ? { anchor: fragment } : {}) }),
    };
  }
  const href = link.href === undefined ? undefined : outsideAddress(link.href);
  return href === undefined ? { kind: 'text' } : { kind: 'outside', href };
}

function isInside({ how }: LinkNode): boolean {
  return how === 'path' || how === 'anchor' || how === 'symbol' || how === 'title';
}

/** An address with a scheme that may be opened, written as a URL parser reads it; relative ones lead nowhere. */
function outsideAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return OUTSIDE_SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
