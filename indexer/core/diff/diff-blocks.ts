import { diffArrays } from 'diff';
import { diffRuns } from './diff-runs.ts';
import { pairBlocks } from './pair-blocks.ts';
import { blockKey } from './placed-blocks.ts';
import type { BlockDiff, PlacedBlock } from './types.ts';

/** What became of the blocks of one section, in reading order. */
export function diffBlocks(before: readonly PlacedBlock[], after: readonly PlacedBlock[]): BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let [old, now] = [0, 0];
  let gone: PlacedBlock[] = [];
  let added: PlacedBlock[] = [];
  const flush = () => {
    diffs.push(...rewritten(gone, added));
    [gone, added] = [[], []];
  };
  for (const change of diffArrays(before.map(blockKey), after.map(blockKey))) {
    const count = change.value.length;
    if (change.removed) gone.push(...before.slice(old, old + count));
    else if (change.added) added.push(...after.slice(now, now + count));
    else {
      flush();
      diffs.push(...after.slice(now, now + count).map((placed) => ({ kind: 'same' as const, ...placed })));
    }
    if (!change.added) old += count;
    if (!change.removed) now += count;
  }
  flush();
  return diffs;
}

/** A stretch of blocks that are gone and of those that came in their place. */
function rewritten(gone: readonly PlacedBlock[], added: readonly PlacedBlock[]): BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let [i, j] = [0, 0];
  const until = (nextGone: number, nextAdded: number) => {
    for (; i < nextGone; i++) diffs.push({ kind: 'removed', ...(gone[i] as PlacedBlock) });
    for (; j < nextAdded; j++) diffs.push({ kind: 'added', ...(added[j] as PlacedBlock) });
  };
  for (const [a, b] of pairBlocks(gone, added)) {
    until(a, b);
    const [before, after] = [gone[i++] as PlacedBlock, added[j++] as PlacedBlock];
    diffs.push({
      kind: 'changed',
      before: before.block,
      runs: diffRuns(before.block, after.block),
      ...after,
    });
  }
  until(gone.length, added.length);
  return diffs;
}
