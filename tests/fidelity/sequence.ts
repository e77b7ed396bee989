/** Which members of two sequences have no partner in a longest common subsequence, by index. */
export interface Difference {
  readonly lost: readonly number[];
  readonly added: readonly number[];
}

/**
 * Compares two sequences by their longest common subsequence (Myers, "An O(ND) Difference Algorithm", 1986: quick
 * where little differs). With more than `most` differences, what lies between the common ends is different altogether.
 */
export function compareSequences(a: readonly string[], b: readonly string[], most = 1500): Difference {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const trace = furthestReaches(a.slice(start, a.length - end), b.slice(start, b.length - end), most);
  if (!trace) return { lost: between(start, a.length - end), added: between(start, b.length - end) };
  const lost: number[] = [];
  const added: number[] = [];
  let [x, y] = [a.length - start - end, b.length - start - end];
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d - 1] as Map<number, number>;
    const diagonal = x - y;
    const isDown = diagonal === -d || (diagonal !== d && at(reach, diagonal - 1) < at(reach, diagonal + 1));
    const before = isDown ? diagonal + 1 : diagonal - 1;
    x = at(reach, before);
    y = x - before;
    if (isDown) added.push(start + y);
    else lost.push(start + x);
  }
  return { lost: lost.reverse(), added: added.reverse() };
}

function between(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** For each number of differences, how far along `a` each diagonal gets; undefined when there are more than `most`. */
function furthestReaches(
  a: readonly string[],
  b: readonly string[],
  most: number,
): Map<number, number>[] | undefined {
  const trace: Map<number, number>[] = [];
  let before = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(most, a.length + b.length); d++) {
    const reach = new Map<number, number>();
    for (let diagonal = -d; diagonal <= d; diagonal += 2) {
      const isDown =
        diagonal === -d || (diagonal !== d && at(before, diagonal - 1) < at(before, diagonal + 1));
      let x = isDown ? at(before, diagonal + 1) : at(before, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return [...trace, reach];
    }
    trace.push(reach);
    before = reach;
  }
  return undefined;
}

function at(reach: ReadonlyMap<number, number>, diagonal: number): number {
  return reach.get(diagonal) ?? -1;
}
