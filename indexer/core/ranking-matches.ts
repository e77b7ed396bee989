import type { BlockMap } from './block-map.ts';
import { eachPosting, FIELDS } from './postings.ts';

const BODY = FIELDS.indexOf('body');
const CODE = FIELDS.indexOf('code');

/**
 * Where one term stands in the chunks of a version, in columns: a common word stands in thousands of them, and an
 * object for each would cost more to make and to forget than the search itself. A chunk that holds the term has a row.
 */
export class TermMatches {
  readonly term: string;
  /** The chunks that hold the term, or are linked to with it, by row. */
  readonly chunks: number[] = [];
  /** How often it stands in each field, by row. */
  readonly title: number[] = [];
  readonly body: number[] = [];
  readonly code: number[] = [];
  /** How often the texts of links to the chunk hold it, by row. */
  readonly links: number[] = [];
  /** Row plus one by chunk, in as few bytes as will do. */
  readonly #rows: Uint16Array | Uint32Array;
  // A row's places in the text are a chain, ascending by block.
  readonly #firstPlace: number[] = [];
  readonly #lastPlace: number[] = [];
  readonly #nextPlace: number[] = [];
  readonly #block: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #positions: number[] = [];

  /**
   * @param text bytes of the term's postings, over blocks
   * @param links bytes of the postings of links with it, over chunks of the version
   * @param size number of chunks in the version
   */
  constructor(term: string, text: Uint8Array, links: Uint8Array, blocks: BlockMap, size: number) {
    this.term = term;
    this.#rows = size < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
    eachPosting(text, this.#positions, (bucket, ordinal, field, from, to) => {
      blocks.eachChunkOf(bucket, ordinal, (chunk) => this.#addText(chunk, ordinal, field, from, to));
    });
    eachPosting(links, [], (bucket, ordinal, _field, from, to) => {
      const chunk = blocks.chunkInBucket(bucket, ordinal);
      if (chunk < 0) return;
      const row = this.#makeRow(chunk);
      this.links[row] = (this.links[row] as number) + to - from;
    });
  }

  /** The row of a chunk, -1 when it does not hold the term. */
  row(chunk: number): number {
    return (this.#rows[chunk] as number) - 1;
  }

  has(chunk: number): boolean {
    return this.row(chunk) >= 0;
  }

  /** Whether the term stands directly before `next`, in one block of the chunk. */
  standsBefore(next: TermMatches, chunk: number): boolean {
    const [row, other] = [this.row(chunk), next.row(chunk)];
    if (row < 0 || other < 0) return false;
    let left = this.#firstPlace[row] as number;
    let right = next.#firstPlace[other] as number;
    while (left >= 0 && right >= 0) {
      const ahead = (this.#block[left] as number) - (next.#block[right] as number);
      if (ahead === 0 && this.#isFollowed(left, next, right)) return true;
      if (ahead <= 0) left = this.#nextPlace[left] as number;
      if (ahead >= 0) right = next.#nextPlace[right] as number;
    }
    return false;
  }

  /** The positions of the term in the blocks of a chunk, by block. */
  positionsIn(chunk: number): Map<number, number[]> {
    const found = new Map<number, number[]>();
    const row = this.row(chunk);
    for (let place = this.#firstPlace[row] ?? -1; place >= 0; place = this.#nextPlace[place] as number) {
      found.set(this.#block[place] as number, this.#positions.slice(this.#from[place], this.#to[place]));
    }
    return found;
  }

  #addText(chunk: number, block: number, field: number, from: number, to: number): void {
    const row = this.#makeRow(chunk);
    const counts = field === BODY ? this.body : field === CODE ? this.code : this.title;
    counts[row] = (counts[row] as number) + to - from;
    const place = this.#block.length;
    this.#block.push(block);
    this.#from.push(from);
    this.#to.push(to);
    this.#nextPlace.push(-1);
    const last = this.#lastPlace[row] as number;
    if (last < 0) this.#firstPlace[row] = place;
    else this.#nextPlace[last] = place;
    this.#lastPlace[row] = place;
  }

  #makeRow(chunk: number): number {
    const known = this.row(chunk);
    if (known >= 0) return known;
    const row = this.chunks.length;
    this.chunks.push(chunk);
    this.#rows[chunk] = row + 1;
    for (const counts of [this.title, this.body, this.code, this.links]) counts.push(0);
    this.#firstPlace.push(-1);
    this.#lastPlace.push(-1);
    return row;
  }

  /** Whether a position at one place comes directly before one at another; both lists are ascending. */
  #isFollowed(left: number, next: TermMatches, right: number): boolean {
    const end = this.#to[left] as number;
    const otherEnd = next.#to[right] as number;
    let at = this.#from[left] as number;
    let other = next.#from[right] as number;
    while (at < end && other < otherEnd) {
      const distance = (next.#positions[other] as number) - (this.#positions[at] as number);
      if (distance === 1) return true;
      if (distance < 1) other++;
      else at++;
    }
    return false;
  }
}
