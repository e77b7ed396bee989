/** What the owner of a site is told of a search, if he asks for it: contract of `djdocs serve --log-searches`. */
export type LogEntry =
  | { readonly event: 'search'; readonly query: string; readonly hits: number }
  | {
      readonly event: 'select';
      readonly query: string;
      readonly hits: number;
      readonly rank: number;
      readonly ref: string;
    };

/** Longest query that is told. */
const MOST_LETTERS = 500;

/**
 * Sends an entry to an address of the page's own origin; any other address gets nothing. Whether it arrives is nobody's
 * concern here.
 */
export function sendLog(url: string, entry: LogEntry): void {
  try {
    const target = new URL(url, document.baseURI);
    if (target.origin !== location.origin) return;
    const body = JSON.stringify({ ...entry, query: entry.query.slice(0, MOST_LETTERS) });
    const headers = { 'content-type': 'application/json' };
    fetch(target, { method: 'POST', body, headers, keepalive: true }).catch(() => {});
  } catch {
    // An address that is none gets nothing.
  }
}
