import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { headersFor } from '../core/policy.ts';
import style from '../site/files/site.css?raw';
import { MAX_ENTRY_BYTES, parseLoggedSearch, type SearchLog } from './search-log.ts';
import { searchReport } from './search-report.ts';
import { summariseSearches } from './search-summary.ts';

/** Where the search box of a site tells what was searched for. */
export const LOG_PATH = 'searches/log';

/** Takes an entry from a page of our own. @returns the status of the answer. */
export async function takeLogEntry(request: IncomingMessage, log: SearchLog): Promise<number> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return 415;
  let text = '';
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ENTRY_BYTES) return 413;
    text += chunk.toString('utf8');
  }
  const entry = parseLoggedSearch(text, new Date().toISOString());
  if (!entry) return 400;
  await log.add(entry);
  return 204;
}

/** Answers the page that shows the log. @returns false when there is no such thing. */
export async function answerSearches(
  path: string,
  response: ServerResponse,
  log: SearchLog,
): Promise<boolean> {
  if (path === 'searches/style.css') {
    send(response, 'text/css; charset=utf-8', style);
    return true;
  }
  if (path !== 'searches' && path !== 'searches/') return false;
  const text = await readFile(log.file, 'utf8').catch(() => '');
  send(
    response,
    'text/html; charset=utf-8',
    searchReport(summariseSearches(text.split('\n')), basename(log.file)),
  );
  return true;
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { ...headersFor('searches'), 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
