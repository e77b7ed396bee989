import type { ImportedVersion } from '../core/import-messages.ts';
import type { Diagnostic } from '../core/types.ts';
import { printable, type Terminal } from './terminal.ts';

/** Problems that are printed; the rest is counted, and listed by `--json`. */
const SHOWN_PROBLEMS = 5;

/** What an import made, as people read it. */
export function describeImport(version: ImportedVersion, terminal: Terminal): string {
  const { counts } = version;
  const head = `${terminal.bold(`${version.docSet} ${version.version}`)}  ${version.changed ? 'added' : 'already there, unchanged'}`;
  const rows: [string, string][] = [
    ...version.sources.map(({ path, format, reason }): [string, string] => [
      'source',
      `${path}, taken as ${format}: ${reason}`,
    ]),
    ['version', `${version.version} (${version.detectedFrom})`],
    ['topics', String(counts.topics)],
    ['chunks', String(counts.chunks)],
    ['symbols', String(counts.symbols)],
    ['snippets', `${counts.snippets}, ${counts.runnable} look runnable`],
    ['links', countList(counts.links)],
    ['removed', countList(counts.removed)],
    ['problems', problemSummary(version.diagnostics)],
  ];
  const table = rows.map(([name, value]) => `  ${terminal.dim(name.padEnd(9))}${value}`);
  return [head, ...table, ...problemLines(version.diagnostics, terminal)].join('\n');
}

function countList(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return entries.length === 0 ? 'none' : entries.map(([what, count]) => `${count} ${what}`).join(', ');
}

function problemSummary(diagnostics: readonly Diagnostic[]): string {
  const counts: Record<string, number> = {};
  for (const { severity } of diagnostics) counts[severity] = (counts[severity] ?? 0) + 1;
  return countList(counts);
}

function problemLines(diagnostics: readonly Diagnostic[], terminal: Terminal): string[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const worst = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, SHOWN_PROBLEMS);
  const lines = worst.map(({ severity, file, line, message }) =>
    printable(`    ${severity} ${file}${line > 0 ? `:${line}` : ''}: ${message}`),
  );
  const more = diagnostics.length - worst.length;
  return more > 0 ? [...lines, terminal.dim(`    and ${more} more; --json lists all`)] : lines;
}
