import { isAscii } from './ascii.ts';
import { encodeWords } from './encoder.ts';

const WORD = /[\p{L}\p{N}_]+(?:\.\d+)*/gu;
const ASCII_WORD = /\w+(?:\.\d+)*/g;

/** Where words of a text stand that are looked for. */
export interface FoundTerms {
  /** Pairs of start and end in UTF-16 units, ascending, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** How many of the terms were found. */
  readonly distinct: number;
}

const NOTHING: FoundTerms = { marks: [], distinct: 0 };

/** Finds the words of texts that encode to one of some terms; made once for a query, because most words come again. */
export class TermFinder {
  readonly #terms: ReadonlySet<string>;
  /** A word that encodes to a term holds all of it but perhaps its last letter (`queries` is `query`). */
  readonly #beginnings: readonly string[];
  readonly #known = new Map<string, string | undefined>();

  constructor(terms: Iterable<string>) {
    this.#terms = new Set(terms);
    this.#beginnings = [...this.#terms].map((term) => term.slice(0, -1));
  }

  find(text: string): FoundTerms {
    // Letters outside ASCII are folded before they are encoded, so that what stands there says less.
    const folded = isAscii(text) ? text.toLowerCase() : undefined;
    if (folded !== undefined && !this.#mayHold(folded)) return NOTHING;
    const marks: [number, number][] = [];
    const seen = new Set<string>();
    for (const { 0: word, index } of text.matchAll(folded === undefined ? WORD : ASCII_WORD)) {
      const end = index + word.length;
      if (folded !== undefined && !this.#mayHold(folded.slice(index, end))) continue;
      const term = this.#termOf(word);
      if (term === undefined) continue;
      seen.add(term);
      marks.push([index, end]);
    }
    return { marks, distinct: seen.size };
  }

  #mayHold(folded: string): boolean {
    return this.#beginnings.some((beginning) => folded.includes(beginning));
  }

  #termOf(word: string): string | undefined {
    if (this.#known.has(word)) return this.#known.get(word);
    const terms = encodeWords(word).flatMap(({ term, parts }) => [term, ...parts]);
    const found = terms.find((term) => this.#terms.has(term));
    this.#known.set(word, found);
    return found;
  }
}
