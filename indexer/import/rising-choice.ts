/** One of the values an item may take, with what speaks for it and where it belongs in the order. */
export interface Choice {
  readonly order: string;
  readonly score: number;
}

/**
 * One choice per item, or none, such that the chosen ones rise from item to item and their scores sum up to the most:
 * the heaviest increasing subsequence over all (item, choice) pairs, in quadratic time.
 */
export function risingChoice<T extends Choice>(items: readonly (readonly T[])[]): (T | undefined)[] {
  const nodes = items.flatMap((choices, item) => choices.map((choice) => ({ item, choice })));
  const totals: number[] = [];
  const before: number[] = [];
  let end = -1;
  nodes.forEach(({ item, choice }, n) => {
    let [best, from] = [0, -1];
    for (let m = 0; m < n; m++) {
      const other = nodes[m] as (typeof nodes)[number];
      if (other.item >= item || other.choice.order >= choice.order) continue;
      if ((totals[m] as number) > best) [best, from] = [totals[m] as number, m];
    }
    totals.push(best + choice.score);
    before.push(from);
    if (end < 0 || (totals[n] as number) > (totals[end] as number)) end = n;
  });
  const chosen: (T | undefined)[] = items.map(() => undefined);
  for (let at = end; at >= 0; at = before[at] as number) {
    const node = nodes[at] as (typeof nodes)[number];
    chosen[node.item] = node.choice;
  }
  return chosen;
}

/** The best choice per item, best scores first, no two items with the same `order`. */
export function bestChoice<T extends Choice>(items: readonly (readonly T[])[]): (T | undefined)[] {
  const pairs = items.flatMap((choices, item) => choices.map((choice) => ({ item, choice })));
  pairs.sort((a, b) => b.choice.score - a.choice.score || a.item - b.item);
  const chosen: (T | undefined)[] = items.map(() => undefined);
  const taken = new Set<string>();
  for (const { item, choice } of pairs) {
    if (chosen[item] || taken.has(choice.order)) continue;
    chosen[item] = choice;
    taken.add(choice.order);
  }
  return chosen;
}
