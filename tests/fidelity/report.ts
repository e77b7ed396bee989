import { type Bar, isHeld, percent } from './bar.ts';

/** Bars as a table: bar, figure, limit, ok. */
export function tableOf(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => [
    bar.name,
    `${ratioOf(bar, bar.of > 0 ? bar.found / bar.of : 0)}  (${bar.found} of ${bar.of})`,
    'least' in bar ? `>= ${percent(bar.least)}` : `<= ${times(bar.most)}`,
    isHeld(bar) ? 'ok' : 'MISSED',
  ]);
  const all = [['bar', 'figure', 'limit', 'ok'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function ratioOf(bar: Bar, ratio: number): string {
  return 'least' in bar ? percent(ratio) : times(ratio);
}

/** A ratio as people read it; never rounded down to a limit that it is above. */
function times(ratio: number): string {
  return `${(Math.ceil(ratio * 1000) / 1000).toFixed(3)} x`;
}

/** What was not found, the first `most` of each bar. */
export function offendersOf(bars: readonly Bar[], most: number): string {
  return bars
    .flatMap(({ name, offenders }) => {
      if (offenders.length === 0) return [];
      const rest = offenders.length - most;
      const shown = offenders.slice(0, most).map(({ file, line, what }) => `  ${file}:${line}  ${what}`);
      return [
        '',
        name,
        ...shown,
        ...(rest > 0 ? [`  … and ${rest} more (--offenders ${offenders.length})`] : []),
      ];
    })
    .join('\n');
}

/** The samples that bars were measured over, one line for each member. */
export function samplesOf(bars: readonly Bar[]): string {
  return bars
    .flatMap(({ name, sample }) =>
      sample ? ['', `${name}:`, ...sample.map(({ file, line, what }) => `  ${file}:${line}  ${what}`)] : [],
    )
    .join('\n');
}
