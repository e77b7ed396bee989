type Numbers = Uint32Array | Int32Array;

/** Numbers of one type that are appended one by one: a search makes lists of thousands, and arrays of boxes cost more. */
export class NumberList<T extends Numbers> {
  readonly #make: new (
    length: number,
  ) => T;
  #values: T;
  #length = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#values = new make(16);
  }

  /** Appends a number. @returns its index */
  push(value: number): number {
    if (this.#length === this.#values.length) {
      const grown = new this.#make(this.#length * 4);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    return this.#length++;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  add(index: number, value: number): void {
    this.#values[index] = (this.#values[index] as number) + value;
  }

  /** A copy of what was appended. */
  finish(): T {
    return this.#values.slice(0, this.#length) as T;
  }
}
