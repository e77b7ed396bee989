import { encodeTerms, WORD } from './encoder.ts';
import { type Block, eachBlock, inlineOf, inlineText } from './tree.ts';
import type { Chunk } from './types.ts';

/** A piece of a chunk's text and where the query's words stand in it: positions in, text nodes out, never HTML. */
export interface Excerpt {
  readonly text: string;
  /** Pairs of start and end in UTF-16 units of `text`, ascending, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const LENGTH = 180;
/** Words before the first match, so that it is read in its sentence. */
const LEAD = 60;

/** The stretch of the chunk that says most about the query; its beginning when no word of the query is in it. */
export function makeExcerpt(chunk: Chunk, finder: TermFinder): Excerpt {
  let best = { text: '', marks: [] as [number, number][], value: -1 };
  eachBlock(chunk.content, (block) => {
    if (block.k === 'heading' || block.k === 'rule') return;
    const text = blockText(block).replace(/\s+/g, ' ').trim();
    if (!text) return;
    const { marks, distinct } = finder.find(text);
    // Prose says more than code or a bare signature when both match as much.
    const value = distinct * 2 + (block.k === 'p' ? 1 : 0);
    if (value > best.value) best = { text, marks, value };
  });
  return cut(best.text, best.marks);
}

/** Finds words that encode to one of some terms, in many texts. */
export class TermFinder {
  readonly #terms: ReadonlySet<string>;
  /** What words were found to be, because most words come again. */
  readonly #known = new Map<string, string | undefined>();
  /** Beginnings, one of which is in every word of letters and digits that encodes to a term. */
  readonly #starts: readonly string[];

  constructor(terms: ReadonlySet<string>) {
    this.#terms = terms;
    // A term is how its word begins, but for the plural of words in y.
    this.#starts = [...new Set([...terms].map((term) => term.replace(/(?<=.)y$/, '')))];
  }

  /** Where such words stand in a text, and how many different terms they are. */
  find(text: string): { marks: [number, number][]; distinct: number } {
    const marks: [number, number][] = [];
    const seen = new Set<string>();
    for (const match of text.matchAll(WORD)) {
      const hit = this.#termOf(match[0]);
      if (hit === undefined) continue;
      seen.add(hit);
      marks.push([match.index, match.index + match[0].length]);
    }
    return { marks, distinct: seen.size };
  }

  #termOf(word: string): string | undefined {
    // Encoding costs far more than seeing that a word cannot be meant, which is true of nearly all.
    if (PLAIN.test(word) && !this.#canBe(word.toLowerCase())) return undefined;
    if (this.#known.has(word)) return this.#known.get(word);
    const hit = encodeTerms(word).find((term) => this.#terms.has(term));
    this.#known.set(word, hit);
    return hit;
  }

  #canBe(word: string): boolean {
    return this.#starts.some((start) => word.includes(start));
  }
}

const PLAIN = /^\w+$/;

function blockText(block: Block): string {
  return block.k === 'code' ? block.text : inlineText(inlineOf(block));
}

function cut(text: string, marks: readonly [number, number][]): Excerpt {
  if (text.length <= LENGTH) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  const wanted = Math.max(0, Math.min(first - LEAD, text.length - LENGTH));
  const space = text.indexOf(' ', wanted);
  // A long word before the match is cut rather than the match left out.
  const from = wanted === 0 ? 0 : space >= 0 && space < first ? space + 1 : wanted;
  const end = Math.min(text.length, from + LENGTH);
  const to = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), from + LENGTH / 2);
  const before = from > 0 ? '… ' : '';
  const after = to < text.length ? ' …' : '';
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: marks.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a + shift, b + shift] as const),
  };
}
