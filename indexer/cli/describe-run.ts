import type { ModelShape, Panel, RunResult } from '../sandbox/messages.ts';
import { printable, type Terminal } from './terminal.ts';

const ROWS = 20;
const COLUMN = 40;

/** A run for people: what was printed, the value and its panels, the database, what was borrowed, and how it ended. */
export function describeRun(untrusted: RunResult, terminal: Terminal): string {
  const result = harmless(untrusted);
  const { dim, red, green } = terminal;
  const panels = (result.panels ?? []).map((panel) => describePanel(panel, terminal));
  const checks = result.checks ?? [];
  const wrong = checks.filter(({ right }) => !right);
  const statements = (result.sql ?? []).map(({ sql, seconds, plan }) =>
    [
      `${dim(`${(seconds * 1000).toFixed(1)} ms`)}  ${sql.replace(/\n/g, '\n  ')}`,
      ...(plan ? [dim(`  ${plan.replace(/\n/g, '\n  ')}`)] : []),
    ].join('\n'),
  );
  const borrowed = (result.borrowed ?? []).map(
    ({ name, from, code }) => `  ${name}  ${dim(from === 'import' ? code : `from ${from}`)}`,
  );
  const parts = [
    result.stdout.trimEnd(),
    result.stderr && red(result.stderr.trimEnd()),
    result.panels?.some(({ kind }) => kind !== 'models') ? undefined : result.value,
    ...panels,
    result.traceback && red(result.traceback.trimEnd()),
    statements.length > 0 && `SQL (${result.queries ?? statements.length})\n${statements.join('\n')}`,
    borrowed.length > 0 && `Not on the page before this snippet, so it was added:\n${borrowed.join('\n')}`,
    checks.length > 0 &&
      (wrong.length === 0
        ? green(`all ${checks.length} outputs are as documented`)
        : `${checks.length - wrong.length} of ${checks.length} outputs are as documented`),
    ...wrong.map(
      ({ line, want, got }) => `line ${line}\n${green(indented(want))}\n${red(indented(got || '(nothing)'))}`,
    ),
    result.notice,
    dim(
      `${result.outcome} in ${result.seconds.toFixed(2)} s${result.runtime ? ` on ${result.runtime}` : ''}`,
    ),
  ];
  return parts.filter(Boolean).join('\n');
}

function describePanel(panel: Panel, terminal: Terminal): string {
  if (panel.kind === 'markup') return panel.body;
  if (panel.kind === 'models') return panel.models.map((model) => describeModel(model, terminal)).join('\n');
  if (panel.kind === 'response') {
    const headers = panel.headers.map(([name, text]) => terminal.dim(`${name}: ${text}`));
    return [`${panel.status} ${panel.reason}`, ...headers, '', panel.body].join('\n').trimEnd();
  }
  const rows = panel.rows.slice(0, ROWS);
  const widths = panel.columns.map((name, column) =>
    Math.min(COLUMN, Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        cell
          .replace(/\s/g, ' ')
          .slice(0, COLUMN)
          .padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const more = panel.total > rows.length ? [terminal.dim(`… ${panel.total} rows in all`)] : [];
  return [terminal.bold(line(panel.columns)), ...rows.map(line), ...more].join('\n');
}

function describeModel({ name, bases, fields }: ModelShape, terminal: Terminal): string {
  const lines = fields.map(
    ({ name: field, type, marks, to, many }) =>
      `  ${field}  ${terminal.dim([type, ...marks].join(', '))}${to ? ` → ${many ? 'many ' : ''}${to}` : ''}`,
  );
  return [terminal.bold(`${name}${bases.length > 0 ? ` (${bases.join(', ')})` : ''}`), ...lines].join('\n');
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}

/** A result of which no text can drive a terminal. */
function harmless(result: RunResult): RunResult {
  return JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as RunResult;
}
