import type { CheckedSnippet } from '../sandbox/check-page.ts';
import type { Terminal } from './terminal.ts';

/** How a round of runs went. */
export interface RoundSummary {
  /** Modules and sessions, also those that were left out. */
  readonly all: number;
  readonly ran: number;
  /** Of those that ran: printed, gave a value, asked the database or compared an output. */
  readonly visible: number;
  readonly failed: number;
  readonly stopped: number;
  readonly leftOut: number;
  /** Sessions that show outputs and have all they use on their page: how many, and how many print what is shown. */
  readonly sessions: number;
  readonly matching: number;
  readonly byKind: Readonly<Record<string, { readonly all: number; readonly ran: number }>>;
  /** Reasons of what did not run, the most frequent first. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface CheckSummary {
  readonly pageAlone: RoundSummary;
  readonly withBorrowed: RoundSummary;
  /** Of the snippets that ran with borrowed context, by what they were lent at most. */
  readonly lent: Readonly<Record<'nothing' | 'imports' | 'page' | 'other pages' | 'examples', number>>;
}

/** Counts what became of the snippets of a version, with the page alone and with borrowed context. */
export function summaryOf(
  alone: readonly CheckedSnippet[],
  borrowed: readonly CheckedSnippet[],
): CheckSummary {
  const lent = { nothing: 0, imports: 0, page: 0, 'other pages': 0, examples: 0 };
  for (const one of borrowed.filter(({ outcome }) => outcome === 'ran')) lent[mostLent(one)]++;
  return { pageAlone: roundOf(alone), withBorrowed: roundOf(borrowed), lent };
}

function mostLent({ path, borrowed }: CheckedSnippet): keyof CheckSummary['lent'] {
  const places = borrowed.map(({ from }) => from);
  if (places.includes('example')) return 'examples';
  if (places.some((from) => from !== 'import' && !from.startsWith(`${path}:`))) return 'other pages';
  if (places.some((from) => from !== 'import')) return 'page';
  return places.length > 0 ? 'imports' : 'nothing';
}

function roundOf(snippets: readonly CheckedSnippet[]): RoundSummary {
  const count = (test: (one: CheckedSnippet) => boolean) => snippets.filter(test).length;
  const sessions = snippets.filter(({ isMatch, isOwn }) => isMatch !== undefined && isOwn);
  const reasons: Record<string, number> = {};
  for (const { outcome, reason } of snippets) {
    if (outcome === 'ran' || reason === undefined) continue;
    const key = `${outcome}: ${reason
      .replace(/(["']).*?\1/g, '…')
      .replace(/\d+/g, 'N')
      .slice(0, 100)}`;
    reasons[key] = (reasons[key] ?? 0) + 1;
  }
  return {
    all: snippets.length,
    ran: count(({ outcome }) => outcome === 'ran'),
    visible: count(({ outcome, isVisible }) => outcome === 'ran' && isVisible),
    failed: count(({ outcome }) => outcome === 'failed'),
    stopped: count(({ outcome }) => outcome === 'stopped'),
    leftOut: count(({ outcome }) => outcome === 'left out'),
    sessions: sessions.length,
    matching: sessions.filter(({ isMatch }) => isMatch).length,
    byKind: Object.fromEntries(
      ['module', 'doctest'].map((kind) => [
        kind,
        {
          all: count((one) => one.kind === kind),
          ran: count((one) => one.kind === kind && one.outcome === 'ran'),
        },
      ]),
    ),
    reasons: Object.fromEntries(Object.entries(reasons).sort(([, a], [, b]) => b - a)),
  };
}

const REASONS = 12;

/** The report of `djdocs run --check` for people. */
export function describeRunCheck(
  report: CheckSummary & {
    readonly docSet: string;
    readonly version: string;
    readonly runtime: string;
    readonly kinds: Readonly<Record<string, number>>;
  },
  { bold, dim }: Terminal,
): string {
  const { pageAlone, withBorrowed, lent, kinds } = report;
  const row = (name: string, of: (round: RoundSummary) => string) =>
    `  ${name.padEnd(34)}${of(pageAlone).padEnd(22)}${of(withBorrowed)}`;
  const share = (some: number, all: number) =>
    `${some} of ${all}${all > 0 ? ` (${((100 * some) / all).toFixed(1)} %)` : ''}`;
  const reasons = Object.entries(withBorrowed.reasons)
    .slice(0, REASONS)
    .map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`);
  return [
    bold(`${report.docSet} ${report.version} on ${report.runtime}`),
    `  ${Object.entries(kinds)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
    '',
    dim(row('', (round) => (round === pageAlone ? 'page alone' : 'with borrowed context'))),
    row('run without error', ({ ran, all }) => share(ran, all)),
    row('  modules', ({ byKind }) => share(byKind.module?.ran ?? 0, byKind.module?.all ?? 0)),
    row('  sessions', ({ byKind }) => share(byKind.doctest?.ran ?? 0, byKind.doctest?.all ?? 0)),
    row('visibly do something', ({ visible, all }) => share(visible, all)),
    row('print what is shown, of sessions', ({ matching, sessions }) => share(matching, sessions)),
    dim('  (sessions that show outputs and have names and rows they use on their page)'),
    row('failed', ({ failed }) => String(failed)),
    row('stopped', ({ stopped }) => String(stopped)),
    row('left out', ({ leftOut }) => String(leftOut)),
    '',
    'Of those that run with borrowed context, what they were lent at most',
    ...Object.entries(lent).map(([what, count]) => `  ${String(count).padStart(5)}  ${what}`),
    ...(reasons.length > 0 ? ['', 'What did not run with borrowed context', ...reasons] : []),
  ].join('\n');
}
