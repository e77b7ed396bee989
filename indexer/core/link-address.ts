import { DEEP_LINK_PREFIX, formatRef } from './ref.ts';
import type { LinkNode } from './tree.ts';

/**
 * Where a link leads once it leaves the app, or undefined when it is shown as its text only. What comes out is an
 * address of the web, a mail address, a deep link or a relative one; never a scheme that runs or loads something.
 * What leads on into other installed documentation is a deep link.
 * @param link turns a link's `to` into an address; without it, `to` is the address.
 */
export function linkAddress(node: LinkNode, link: (to: string) => string = (to) => to): string | undefined {
  if (node.ref) return DEEP_LINK_PREFIX + formatRef(node.ref);
  if (node.to !== undefined) {
    const address = link(node.to).trim();
    return isRelative(address) || isWeb(address) || address.startsWith(DEEP_LINK_PREFIX)
      ? address
      : undefined;
  }
  const href = node.href?.trim() ?? '';
  return isWeb(href) ? href : undefined;
}

/** Browsers skip control characters inside a scheme, so an address that has any is not trusted. */
function isWeb(address: string): boolean {
  return /^(https?:\/\/|mailto:)[^\p{Cc}]+$/iu.test(address);
}

/** No scheme and no host: `topics/db/queries#filtering`, `../x`, `#here`. */
function isRelative(address: string): boolean {
  return address !== '' && !/\p{Cc}|^[/\\]{2}|^[^/?#]*:/u.test(address);
}
