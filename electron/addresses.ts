import { isFramePage } from '../indexer/core/policy.ts';

/** The scheme that the app's own files come from. Deep links have another one, which the system knows: `djdocs:`. */
export const APP_SCHEME = 'djdocs-app';
const APP_HOST = 'app';

/** The app's one page. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/`;

const OUTSIDE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Whether an address is one of our own files. `URL.origin` knows no custom schemes, so it is not asked. */
export function isOwn(address: string): boolean {
  const url = parse(address);
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** Whether an address is the app's page, at whatever place in the documentation. */
export function isAppPage(address: string): boolean {
  return isOwn(address) && new URL(address).pathname === '/';
}

/** Whether a window may go to an address: to the app's page only; a frame: to the sandbox's pages only. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (isMainFrame) return isAppPage(address);
  return isOwn(address) && isFramePage(new URL(address).pathname.slice(1));
}

/**
 * Whether anything may be loaded from an address: our own files, and what pages make themselves in memory.
 * @param isDevelopment allows the developer tools, which have a scheme of their own
 */
export function mayRequest(address: string, isDevelopment: boolean): boolean {
  if (isOwn(address) || /^(blob|data):/i.test(address)) return true;
  return isDevelopment && address.startsWith('devtools://');
}

/** An address that the person's own browser or mail program may be given, in its parsed form; else undefined. */
export function outsideAddress(address: string): string | undefined {
  const url = parse(address);
  return url && OUTSIDE_SCHEMES.has(url.protocol) ? url.href : undefined;
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
