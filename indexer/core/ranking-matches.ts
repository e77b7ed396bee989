import type { BlockMap } from './block-map.ts';
import { eachPosting, positionsAt } from './postings.ts';

/**
 * One term with every chunk of a version that holds it, as columns: how often it stands in each field, where it stands,
 * and in which of the texts that link to the chunk. A row is a chunk; `chunks[row]` is its number. Where exactly a term
 * stands is only decoded when it is asked for, because that is for few of the chunks.
 */
export class TermMatches {
  readonly term: string;
  readonly chunks: number[] = [];
  readonly title: number[] = [];
  readonly body: number[] = [];
  readonly code: number[] = [];
  /** How many of the texts that link to the chunk hold the term. */
  readonly links: number[] = [];
  /** Row plus one by chunk, in as few bytes as will do. */
  readonly #rows: Uint16Array | Uint32Array;
  readonly #text: Uint8Array;
  readonly #linkText: Uint8Array;
  /** By row, its last place; by place, its block, where in the postings its positions start, and the place before. */
  readonly #lastPlace: number[] = [];
  readonly #block: number[] = [];
  readonly #offset: number[] = [];
  readonly #placeBefore: number[] = [];
  /** By row: where in the link postings the texts start; -1 for none. */
  readonly #texts: number[] = [];

  /**
   * Gathers a term's postings by chunk.
   * @param text postings in blocks, as writePostings gives them
   * @param links postings in the texts of links
   * @param size number of chunks in the version
   */
  constructor(term: string, text: Uint8Array, links: Uint8Array, blocks: BlockMap, size: number) {
    this.term = term;
    this.#rows = size < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
    this.#text = text;
    this.#linkText = links;
    eachPosting(text, (bucket, ordinal, field, count, offset) => {
      blocks.eachChunkOf(bucket, ordinal, (chunk) => {
        const row = this.#rowFor(chunk);
        const counts = this[field];
        counts[row] = (counts[row] as number) + count;
        this.#block.push(ordinal);
        this.#offset.push(offset);
        this.#placeBefore.push(this.#lastPlace[row] as number);
        this.#lastPlace[row] = this.#block.length - 1;
      });
    });
    eachPosting(links, (bucket, ordinal, _, count, offset) => {
      const chunk = blocks.chunkInBucket(bucket, ordinal);
      if (chunk < 0) return;
      const row = this.#rowFor(chunk);
      this.links[row] = count;
      this.#texts[row] = offset;
    });
  }

  /** The row of a chunk, -1 when it does not hold the term. */
  row(chunk: number): number {
    return (this.#rows[chunk] as number) - 1;
  }

  has(chunk: number): boolean {
    return this.#rows[chunk] !== 0;
  }

  /** The texts that link to a row's chunk and hold the term, as linkText of postings.ts names them. */
  linkTexts(row: number): readonly number[] {
    const offset = this.#texts[row] ?? -1;
    return offset < 0 ? [] : positionsAt(this.#linkText, offset);
  }

  /** Calls `visit` with the blocks of a row's chunk that hold the term, until it returns true. */
  someBlock(row: number, visit: (block: number, positions: readonly number[]) => boolean): boolean {
    for (let at = this.#lastPlace[row] ?? -1; at >= 0; at = this.#placeBefore[at] as number) {
      if (visit(this.#block[at] as number, this.#positions(at))) return true;
    }
    return false;
  }

  /** Whether the term stands at a position of one block of a row's chunk. */
  standsAt(row: number, block: number, position: number): boolean {
    for (let at = this.#lastPlace[row] ?? -1; at >= 0; at = this.#placeBefore[at] as number) {
      if (this.#block[at] === block && this.#positions(at).includes(position)) return true;
    }
    return false;
  }

  #positions(place: number): number[] {
    return positionsAt(this.#text, this.#offset[place] as number);
  }

  #rowFor(chunk: number): number {
    const known = this.row(chunk);
    if (known >= 0) return known;
    const row = this.chunks.push(chunk) - 1;
    this.#rows[chunk] = row + 1;
    this.title.push(0);
    this.body.push(0);
    this.code.push(0);
    this.links.push(0);
    this.#lastPlace.push(-1);
    this.#texts.push(-1);
    return row;
  }
}

/** Whether the terms stand one after the other, in one block of the chunk. */
export function holdsPhrase(phrase: readonly TermMatches[], chunk: number): boolean {
  const [first, ...rest] = phrase;
  if (!first || phrase.some((term) => !term.has(chunk))) return false;
  return first.someBlock(first.row(chunk), (block, positions) =>
    positions.some((start) => rest.every((term, i) => term.standsAt(term.row(chunk), block, start + i + 1))),
  );
}
