/**
 * Hands out numbers in order without sorting more of them than are asked for (a binary heap): of thousands of
 * candidates a reader sees ten.
 * @param items is reordered
 * @param isBefore a strict total order
 */
export function* bestFirst(
  items: Uint32Array,
  isBefore: (a: number, b: number) => boolean,
): Generator<number> {
  let size = items.length;
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(items, at, size, isBefore);
  while (size > 0) {
    const best = items[0] as number;
    size--;
    items[0] = items[size] as number;
    sink(items, 0, size, isBefore);
    yield best;
  }
}

function sink(
  items: Uint32Array,
  from: number,
  size: number,
  isBefore: (a: number, b: number) => boolean,
): void {
  const item = items[from] as number;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(items[child + 1] as number, items[child] as number)) child++;
    if (!isBefore(items[child] as number, item)) break;
    items[at] = items[child] as number;
    at = child;
  }
  items[at] = item;
}
