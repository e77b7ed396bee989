import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SectionTree } from './section-tree.ts';
import type { EvalRow, QuerySet } from './types.ts';

/** Reads a set of JSON lines. @throws Error naming the row when it leads to a place that the tree does not have. */
export function readQuerySet(name: string, file: string, tree: SectionTree): QuerySet {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as EvalRow);
  for (const { id, targets } of rows) {
    for (const { page, anchor } of targets) {
      if (tree.canonical(page, anchor) === undefined) throw new Error(`${file}: ${id}: no ${page}#${anchor}`);
    }
  }
  return { name, rows };
}

export type Half = 'tuning' | 'checking';

/** Which half of its set a row belongs to; decided by its id alone, so that a row never changes sides. */
export function halfOf({ id }: EvalRow): Half {
  return (createHash('sha256').update(id).digest()[0] as number) % 2 === 0 ? 'tuning' : 'checking';
}
