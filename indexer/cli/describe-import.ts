import type { ImportedVersion, PageChanges } from '../core/import-messages.ts';
import type { Diagnostic } from '../core/types.ts';
import { UNVERSIONED } from '../core/versions.ts';
import { countList, LINK_NAMES } from './count-words.ts';
import { printable, type Terminal } from './terminal.ts';

/** Problems that are printed; the rest is counted, and listed by `--json`. */
const SHOWN_PROBLEMS = 5;

/**
 * What an import made, as people read it.
 * @param listRemoved whether every text that cleaning took away is listed, rather than counted.
 */
export function describeImport(version: ImportedVersion, terminal: Terminal, listRemoved = false): string {
  const { counts } = version;
  const head = `${terminal.bold(`${version.docSet} ${version.version}`)}  ${outcome(version)}`;
  const rows: [string, string][] = [
    ...version.sources.map(({ path, format, reason }): [string, string] => [
      'source',
      `${path}, taken as ${format}: ${reason}`,
    ]),
    [
      'version',
      `${version.version} (${version.detectedFrom}${isUnnamed(version) ? '; name it with --version' : ''})`,
    ],
    ['pages', pageSummary(version.pages)],
    ['topics', String(counts.topics)],
    ['chunks', String(counts.chunks)],
    ['symbols', String(counts.symbols)],
    ['snippets', `${counts.snippets}, ${counts.runnable} look runnable`],
    ['links', countList(counts.links, LINK_NAMES)],
    ['removed', countList(counts.removed)],
    ['problems', problemSummary(version.diagnostics)],
  ];
  const table = rows.map(([name, value]) => `  ${terminal.dim(name.padEnd(9))}${printable(value)}`);
  const removed = listRemoved ? removedLines(version) : [];
  return [head, ...table, ...problemLines(version, terminal), ...removed].join('\n');
}

function outcome({ changed, replaced, pages, otherSources }: ImportedVersion): string {
  if (!changed) return 'already there, unchanged';
  if (replaced !== undefined) return `started over; ${replaced} topics before`;
  const { changed: edited, gone, same } = pages;
  const verb = edited + gone + same > 0 ? 'updated' : 'added';
  return otherSources.length > 0 ? `${verb}, beside ${otherSources.join(', ')}` : verb;
}

function isUnnamed({ version, detectedFrom }: ImportedVersion): boolean {
  return version === UNVERSIONED && detectedFrom !== 'as was asked';
}

function pageSummary({ added, changed, gone, same, kept, merged, conflicting }: PageChanges): string {
  const parts: [number, string][] = [
    [added, 'new'],
    [changed, 'changed'],
    [gone, 'gone'],
    [same, 'the same'],
    [kept, 'kept as before because they cannot be read now'],
    [merged, 'that other sources have too'],
    [conflicting, 'that contradict those of another source'],
  ];
  return parts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ') || 'none';
}

function removedLines({ removed }: ImportedVersion): string[] {
  return removed.map(({ what, text, file, line }) =>
    printable(`    removed ${file}:${line} ${what}: ${text}`),
  );
}

function problemSummary(diagnostics: readonly Diagnostic[]): string {
  const counts: Record<string, number> = {};
  for (const { severity } of diagnostics) counts[severity] = (counts[severity] ?? 0) + 1;
  return countList(counts);
}

function problemLines({ docSet, version, diagnostics }: ImportedVersion, terminal: Terminal): string[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const worst = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, SHOWN_PROBLEMS);
  const lines = worst.map(({ severity, file, line, message }) =>
    printable(`    ${severity} ${file}${line > 0 ? `:${line}` : ''}: ${message}`),
  );
  const more = diagnostics.length - worst.length;
  return more > 0
    ? [...lines, terminal.dim(`    and ${more} more; see \`djdocs check ${docSet}@${version} --all\``)]
    : lines;
}
