/** Keeps what was used last: when it holds more than its limit, what was not used for longest is forgotten. */
export class Recent<K, V> {
  readonly #kept = new Map<K, { readonly value: V; readonly cost: number }>();
  readonly #limit: number;
  #held = 0;

  /** @param limit sum of the costs of what is kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): V | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Keeps a value; one that costs more than the limit is not kept. */
  set(key: K, value: V, cost = 1): void {
    this.delete(key);
    if (cost > this.#limit) return;
    this.#kept.set(key, { value, cost });
    this.#held += cost;
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    this.#held -= this.#kept.get(key)?.cost ?? 0;
    this.#kept.delete(key);
  }
}

/**
 * What is kept under a key, else what `make` promises, which is kept unless it fails.
 * @param costOf the cost of what it came to; until then, and without it, it counts 1
 */
export function recall<K, V>(
  kept: Recent<K, Promise<V>>,
  key: K,
  make: () => Promise<V>,
  costOf?: (value: V) => number,
): Promise<V> {
  const known = kept.get(key);
  if (known) return known;
  const making = make();
  kept.set(key, making);
  making.then(
    (value) => costOf && kept.set(key, making, costOf(value)),
    () => kept.delete(key),
  );
  return making;
}
