import { DEEP_LINK_PREFIX, formatRef, isDocSetId, parseRef } from '../indexer/core/ref.ts';

/** The scheme that the system gives us links of. */
export const DEEP_LINK_SCHEME = 'djdocs';

/** No place in any documentation has a longer name; what is longer is not looked at. */
const MAX_LENGTH = 2000;

/**
 * The fragment of the app's address that shows what a deep link names: `#/` and its ref, written anew so that nothing
 * of the link's own spelling is passed on. Undefined for everything that is no deep link; anybody can send us one.
 */
export function placeOfDeepLink(link: string): string | undefined {
  if (!link.startsWith(DEEP_LINK_PREFIX) || link.length > MAX_LENGTH || /\p{Cc}/u.test(link))
    return undefined;
  const ref = parseRef(link, new Set());
  if (ref.docSet !== undefined && !isDocSetId(ref.docSet)) return undefined;
  const text = formatRef(ref);
  return text === '' ? undefined : `#/${text}`;
}

/** The place that a command line asks for, if any: systems append the link to the program's own arguments. */
export function placeOfCommandLine(argv: readonly string[]): string | undefined {
  const link = argv.findLast((argument) => argument.startsWith(`${DEEP_LINK_SCHEME}:`));
  return link === undefined ? undefined : placeOfDeepLink(link);
}
