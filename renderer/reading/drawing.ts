/** What is drawn before anything is shown, in characters: more than the tallest window shows. */
const FIRST = 4500;
/** As much of a page is drawn without being looked at; the rest of a longer one is drawn when it comes near the window. */
const UNASKED = 2_000_000;

/** Which stretches of a page are drawn so far. Those who draw them are told about their own alone. */
export class Drawing {
  readonly #weights: readonly number[];
  readonly #order: readonly number[];
  readonly #drawn = new Set<number>();
  readonly #listeners = new Map<number, () => void>();
  #next = 0;
  #left = UNASKED;

  /**
   * @param weights of the stretches, in characters
   * @param start the stretch that the reader wants to see first
   */
  constructor(weights: readonly number[], start: number) {
    this.#weights = weights;
    const first = Math.max(0, Math.min(start, weights.length) - 1);
    const numbers = weights.map((_, number) => number);
    this.#order = [...numbers.slice(first), ...numbers.slice(0, first).reverse()];
    let size = -(weights[first] ?? 0);
    for (; size < FIRST && this.#next < this.#order.length; this.#next++) {
      const number = this.#order[this.#next] as number;
      this.#drawn.add(number);
      size += weights[number] as number;
    }
  }

  weightOf(number: number): number {
    return this.#weights[number] ?? 0;
  }

  isDrawn(number: number): boolean {
    return this.#drawn.has(number);
  }

  /** @returns a function that ends it */
  subscribe(number: number, listener: () => void): () => void {
    this.#listeners.set(number, listener);
    return () => void this.#listeners.delete(number);
  }

  /** Has a stretch drawn. */
  draw(number: number): void {
    if (this.#drawn.has(number)) return;
    this.#drawn.add(number);
    this.#listeners.get(number)?.();
  }

  /** Has the next stretch drawn, from where the reader is to the page's end, then upwards. @returns false when none was left */
  drawNext(): boolean {
    while (this.#next < this.#order.length && this.#drawn.has(this.#order[this.#next] as number))
      this.#next++;
    const number = this.#order[this.#next];
    if (number === undefined || this.#left < 0) return false;
    this.#left -= this.weightOf(number);
    this.draw(number);
    return true;
  }

  drawAll(): void {
    for (const number of this.#order) this.draw(number);
  }
}
