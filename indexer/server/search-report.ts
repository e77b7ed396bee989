import { escapeHtml } from '../core/html-inline.ts';
import type { SearchSummary } from './search-summary.ts';

/** What was searched for, as a page for the owner of a site. It needs no script. */
export function searchReport(summary: SearchSummary, file: string): string {
  const { searches, selections, chosen, withoutHits, queries, ranks, unreadable } = summary;
  const day = (at: string) => at.slice(0, 10);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex">',
    '<title>What was searched for</title>',
    '<link rel="icon" href="data:,">',
    '<link rel="stylesheet" href="/searches/style.css">',
    '</head>',
    '<body>',
    '<div class="page"><main class="prose">',
    '<h1>What was searched for</h1>',
    `<p class="lead">${searches} searches, after ${Math.round(chosen * 100)} % of which a hit was chosen (${selections}). From <code>${escapeHtml(file)}</code>, which stays on this machine.</p>`,
    unreadable > 0 ? `<p>${unreadable} lines of it could not be read.</p>` : '',
    '<h2>Found nothing</h2>',
    table(
      ['Query', 'Times', 'Last'],
      withoutHits.map(({ query, count, last }) => [query, String(count), day(last)]),
      'Every search has found something.',
    ),
    '<h2>Places of what was chosen</h2>',
    table(
      ['Place', 'Times'],
      ranks.flatMap((count, i) =>
        count === 0
          ? []
          : [[i === ranks.length - 1 ? `${i + 1} and further down` : String(i + 1), String(count)]],
      ),
      'Nothing was chosen yet.',
    ),
    '<h2>All queries</h2>',
    table(
      ['Query', 'Times', 'Hits chosen', 'Usual place', 'Last'],
      queries.map(({ query, count, selections: taken, rank, last }) => [
        query,
        String(count),
        String(taken),
        rank === undefined ? '–' : String(rank),
        day(last),
      ]),
      'Nobody has searched yet.',
    ),
    '</main></div>',
    '</body>',
    '</html>',
    '',
  ]
    .filter(Boolean)
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `<p>${none}</p>`;
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => (tag === 'th' ? `<th scope="col">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`)).join('')}</tr>`;
  const body = rows.map((cells) => line(cells, 'td')).join('\n');
  return `<table>\n<thead>${line(head, 'th')}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
