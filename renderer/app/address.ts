import { DEEP_LINK_PREFIX, decodePart, formatRef, type Ref } from '../../indexer/core/ref.ts';

/**
 * Where the app is lives in the fragment of its address, as `#/` + ref. So the same build works below any path, from
 * a file server or a custom scheme, and back and forward are the browser's own.
 */
export function hrefOf(ref: Ref): string {
  return `#/${formatRef(ref)}`;
}

/** The ref in a page's fragment (`location.hash`); '' for the first page. */
export function refTextOf(hash: string): string {
  const text = hash.replace(/^#/, '');
  if (text.startsWith(DEEP_LINK_PREFIX)) return text.slice(DEEP_LINK_PREFIX.length);
  return text.replace(/^\/+/, '');
}

/** The scratch pad. No ref begins like this, because no doc set can be called so. */
export const PAD_ADDRESS = '!pad';
export const PAD_HREF = `#/${PAD_ADDRESS}`;

const COMPARE = '?compare=';

/** A place compared with another version of it: `#/django@5.2/topics/db?compare=4.2`. A ref itself holds no `?`. */
export function comparisonHref({ anchor, ...ref }: Ref, other: string): string {
  const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  return `${hrefOf(ref)}${COMPARE}${encodeURIComponent(other)}${fragment}`;
}

/** The ref in an address, and the version that it is to be compared with, if any. */
export function splitComparison(address: string): { readonly ref: string; readonly other?: string } {
  const [head = '', ...fragment] = address.split('#');
  const at = head.indexOf(COMPARE);
  if (at < 0) return { ref: address };
  const other = decodePart(head.slice(at + COMPARE.length));
  return { ref: [head.slice(0, at), ...fragment].join('#'), other };
}

/** Other views of a doc set or topic than its text. */
export const PAGE_VIEWS = ['map', 'symbols'] as const;
export type PageView = (typeof PAGE_VIEWS)[number];

const VIEW = '?view=';

/** The map of a topic, or the symbols of a version: `#/django@5.2/topics/db?view=map`. */
export function viewHref({ anchor: _, ...ref }: Ref, view: PageView): string {
  return `${hrefOf(ref)}${VIEW}${view}`;
}

/** The ref in an address, and the view of it that is asked for, if any. */
export function splitView(address: string): { readonly ref: string; readonly view?: PageView } {
  const at = address.indexOf(VIEW);
  const view = at < 0 ? undefined : PAGE_VIEWS.find((one) => address.slice(at + VIEW.length) === one);
  return view === undefined ? { ref: address } : { ref: address.slice(0, at), view };
}

const SHARED = '?code=';

/** Code that a link brings along for a snippet of the page that it leads to. */
export interface SharedCode {
  /** The snippet that it stands in for, 0 for the page's first code block. */
  readonly number: number;
  /** The code itself, packed by `shared-code.ts`. */
  readonly packed: string;
}

/** A place with code for one of its snippets: `#/django@5.2/topics/db?code=3.pLAk…#anchor`. */
export function sharedHref({ anchor, ...ref }: Ref, { number, packed }: SharedCode): string {
  const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  return `${hrefOf(ref)}${SHARED}${number}.${packed}${fragment}`;
}

/** The ref in an address, and the code that comes with it, if any. */
export function splitShared(address: string): { readonly ref: string; readonly shared?: SharedCode } {
  const found = /^([^#?]*)\?code=(\d{1,5})\.([\w-]+)(#.*)?$/.exec(address);
  if (!found) return { ref: address };
  const [, head = '', number, packed = '', fragment = ''] = found;
  return { ref: head + fragment, shared: { number: Number(number), packed } };
}

/** Goes to a place in the app, leaving the present one in the history. */
export function goTo(ref: Ref): void {
  location.hash = hrefOf(ref);
}

/** Writes the place's full address over the present entry of the history, keeping what is stored with it. */
export function settleAddress(href: string): void {
  if (location.hash !== href) history.replaceState(history.state, '', href);
}
