import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header that carries the token. One of its own, so that no other site can send it without asking first. */
export const TOKEN_HEADER = 'x-djdocs-token';

/** The meta element of the page that tells it the token. */
export const TOKEN_META = 'djdocs-desk';

/**
 * Why a call that changes something is refused, or undefined when it comes from our own page in a browser of this
 * machine. Each of these alone keeps other sites out: they cannot read the token, browsers say truly where a call
 * comes from, and a page that points its own name at this machine sends that name along.
 */
export function whyForeign(
  { headers }: Pick<IncomingMessage, 'headers'>,
  hosts: readonly string[],
  token: string,
): string | undefined {
  const given = headers[TOKEN_HEADER];
  const hasToken = typeof given === 'string' && isSame(given, token);
  return (
    whyElsewhere({ headers }, hosts) ?? (hasToken ? undefined : 'it does not carry the token of this start')
  );
}

/** Why a call does not come from a page of this server in a browser of this machine, or undefined when it does. */
export function whyElsewhere(
  { headers }: Pick<IncomingMessage, 'headers'>,
  hosts: readonly string[],
): string | undefined {
  const { host, origin } = headers;
  if (!hosts.includes(host ?? '')) return 'it names another host';
  if (origin !== `http://${host}`) return 'it comes from another page';
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' ? 'it comes from another site' : undefined;
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The page with the token in its head. Tokens are hexadecimal, so that nothing needs escaping. */
export function withToken(page: string, token: string): string {
  return page.replace('<head>', `<head>\n    <meta name="${TOKEN_META}" content="${token}" />`);
}
