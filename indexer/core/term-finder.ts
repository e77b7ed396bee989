import { ASCII_WORD, encodeWords, WORD } from './encoder.ts';

/** A word of a plain text, at one place of it. */
const PLAIN_WORD = new RegExp(ASCII_WORD.source, 'iy');
const NO_WORD = /\W*/y;
/** Text whose only letters and digits are those of ASCII; typographic quotes and dashes are neither. */
const PLAIN = /^[\0-\x7f\xa0\u2000-\u206f]*$/;

/** Where words of a text stand that are looked for. */
export interface FoundTerms {
  /** Pairs of start and end in UTF-16 units, ascending, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** How many of the terms were found. */
  readonly distinct: number;
}

/** Finds the words of texts that encode to one of some terms; made once for a query, because most words come again. */
export class TermFinder {
  readonly #terms: ReadonlySet<string>;
  /** A word that encodes to a term holds all of it but perhaps its last letter (`queries` is `query`). */
  readonly #beginnings: readonly string[];
  readonly #known = new Map<string, readonly string[]>();

  /** Number of the terms. */
  get size(): number {
    return this.#terms.size;
  }

  constructor(terms: Iterable<string>) {
    this.#terms = new Set(terms);
    this.#beginnings = [...this.#terms].map((term) => term.slice(0, -1));
  }

  find(text: string): FoundTerms {
    const marks: [number, number][] = [];
    const seen = new Set<string>();
    for (const [start, end] of PLAIN.test(text) ? this.#likelyWords(text) : everyWord(text)) {
      const terms = this.#termsOf(text.slice(start, end));
      if (terms.length === 0) continue;
      // A name says all the words that it is made of.
      for (const term of terms) seen.add(term);
      marks.push([start, end]);
    }
    return { marks, distinct: seen.size };
  }

  /** The words of a plain text that stand between the same two spaces as a beginning does. */
  *#likelyWords(text: string): Generator<[start: number, end: number]> {
    const folded = text.toLowerCase();
    const next = this.#beginnings.map((beginning) => folded.indexOf(beginning));
    for (let at = 0; at < text.length; ) {
      let nearest = text.length;
      this.#beginnings.forEach((beginning, i) => {
        const known = next[i] as number;
        const found = known >= 0 && known < at ? folded.indexOf(beginning, at) : known;
        next[i] = found;
        if (found >= 0 && found < nearest) nearest = found;
      });
      if (nearest === text.length) return;
      const space = text.indexOf(' ', nearest);
      const stop = space < 0 ? text.length : space;
      for (at = Math.max(at, text.lastIndexOf(' ', nearest) + 1); at < stop; ) {
        const start = endOf(NO_WORD, text, at);
        at = endOf(PLAIN_WORD, text, start);
        if (at > start && this.#mayHold(folded.slice(start, at))) yield [start, at];
      }
    }
  }

  #mayHold(folded: string): boolean {
    return this.#beginnings.some((beginning) => folded.includes(beginning));
  }

  /** Those of the terms that a word encodes to. */
  #termsOf(word: string): readonly string[] {
    const known = this.#known.get(word);
    if (known) return known;
    const terms = encodeWords(word).flatMap(({ term, parts }) => [term, ...parts]);
    const found = terms.filter((term) => this.#terms.has(term));
    this.#known.set(word, found);
    return found;
  }
}

function* everyWord(text: string): Generator<[start: number, end: number]> {
  for (const { 0: word, index } of text.matchAll(WORD)) yield [index, index + word.length];
}

/** Where what a sticky pattern matches at a place of a text ends; the place itself when it matches nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
