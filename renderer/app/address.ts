import { DEEP_LINK_PREFIX, formatRef, type Ref } from '../../indexer/core/ref.ts';

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

/** Goes to a place in the app, leaving the present one in the history. */
export function goTo(ref: Ref): void {
  location.hash = hrefOf(ref);
}

/** Writes the place's full address over the present entry of the history, keeping what is stored with it. */
export function settleAddress(ref: Ref): void {
  const href = hrefOf(ref);
  if (location.hash !== href) history.replaceState(history.state, '', href);
}
