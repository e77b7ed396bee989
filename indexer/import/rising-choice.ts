/** One of the values an item may take, with what speaks for it and where it belongs in the order. */
export interface Choice {
  readonly order: string;
  readonly score: number;
}

interface Step<T> {
  readonly item: number;
  readonly choice: T;
  readonly total: number;
  readonly before: Step<T> | undefined;
}

/**
 * One choice per item, or none, such that the chosen ones rise from item to item and their scores sum up to the most: the
 * heaviest increasing subsequence, found with a tree of prefix maxima (P. M. Fenwick, "A new data structure for cumulative
 * frequency tables", 1994), in n log n steps.
 */
export function risingChoice<T extends Choice>(items: readonly (readonly T[])[]): (T | undefined)[] {
  const orders = [...new Set(items.flatMap((choices) => choices.map(({ order }) => order)))].sort();
  const rank = new Map(orders.map((order, i) => [order, i + 1]));
  const tree: (Step<T> | undefined)[] = Array(orders.length + 1).fill(undefined);
  const isMore = (a: Step<T> | undefined, b: Step<T> | undefined) => (a?.total ?? 0) > (b?.total ?? 0);
  const bestBelow = (at: number) => {
    let best: Step<T> | undefined;
    for (let i = at - 1; i > 0; i -= i & -i) if (isMore(tree[i], best)) best = tree[i];
    return best;
  };
  items.forEach((choices, item) => {
    // All of an item's choices are weighed before any of them can be built on.
    const steps = choices.map((choice): Step<T> => {
      const before = bestBelow(rank.get(choice.order) ?? 0);
      return { item, choice, total: (before?.total ?? 0) + choice.score, before };
    });
    for (const step of steps) {
      for (let i = rank.get(step.choice.order) ?? 0; i < tree.length; i += i & -i) {
        if (isMore(step, tree[i])) tree[i] = step;
      }
    }
  });
  const chosen: (T | undefined)[] = items.map(() => undefined);
  for (let step = bestBelow(orders.length + 1); step; step = step.before) chosen[step.item] = step.choice;
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
