import type { Score } from './score.ts';

/** One line of a table. `ms`: median time of a warm query. */
export interface Line {
  readonly label: string;
  readonly score: Score;
  readonly ms?: number;
}

const COLUMNS = ['n', 'page s@1', 's@5', 'mrr', 'section s@1', 's@5', 'mrr', 'ms'];

/** A table for terminals, with a title. */
export function table(title: string, lines: readonly Line[]): string {
  const cells = lines.map(({ label, score, ms }) => [
    label,
    String(score.n),
    ...[score.page, score.section].flatMap(({ s1, s5, mrr }) =>
      [s1, s5, mrr].map((value) => value.toFixed(3)),
    ),
    ms === undefined ? '' : ms.toFixed(2),
  ]);
  const rows = [['', ...COLUMNS], ...cells];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => (row[i] as string).length))) ?? [];
  const text = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  );
  return `\n${title}\n${text.join('\n')}`;
}
