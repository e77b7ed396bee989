import { type Half, halfOf } from './query-sets.ts';
import type { Line } from './report.ts';
import { type Rank, rankHits, scoreOf } from './score.ts';
import type { SectionTree } from './section-tree.ts';
import type { Engine, EvalRow, QuerySet } from './types.ts';

/** An engine's ranks over a set, row by row, and the median time of a warm query in milliseconds. */
export interface Measured {
  readonly engine: string;
  readonly set: QuerySet;
  readonly ranks: readonly Rank[];
  readonly ms: number;
}

/** Asks every query twice: once for its hits and to warm up, once for the time. */
export async function measure(engine: Engine, set: QuerySet, tree: SectionTree): Promise<Measured> {
  const ranks: Rank[] = [];
  for (const row of set.rows) ranks.push(rankHits(row, await engine.search(row.query), tree));
  const times: number[] = [];
  for (const { query } of set.rows) {
    const started = performance.now();
    await engine.search(query);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { engine: engine.name, set, ranks, ms: times[Math.floor(times.length / 2)] ?? 0 };
}

/** The lines of a measurement: all rows, and where asked the halves and the kinds. */
export function linesOf(measured: Measured, halves: boolean): Line[] {
  const { engine, set, ranks, ms } = measured;
  const some = (label: string, wanted: (row: EvalRow) => boolean): Line => ({
    label,
    score: scoreOf(ranks.filter((_, i) => wanted(set.rows[i] as EvalRow))),
  });
  const half = (name: Half) => some(`  ${name} half`, (row) => halfOf(row) === name);
  return [
    { label: engine, score: scoreOf(ranks), ms },
    ...(halves ? [half('tuning'), half('checking')] : []),
  ];
}

/** The figures of one kind of row. */
export function kindLine(measured: Measured, kind: string, label: string): Line {
  const { set, ranks } = measured;
  return { label, score: scoreOf(ranks.filter((_, i) => set.rows[i]?.kind === kind)) };
}
