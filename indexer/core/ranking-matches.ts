import type { BlockMap } from './block-map.ts';
import { NumberList } from './number-list.ts';
import { eachPosting, type Field, positionsAt } from './postings.ts';

/**
 * One term with every chunk of a version that holds it, as columns: how often it stands in each field, where it stands,
 * and in which of the texts that link to the chunk. A row is a chunk; `chunks[row]` is its number. Where exactly a term
 * stands is only decoded when it is asked for, because that is for few of the chunks.
 */
export class TermMatches {
  readonly term: string;
  readonly chunks: Uint32Array;
  readonly title: Uint32Array;
  readonly body: Uint32Array;
  readonly code: Uint32Array;
  /** How many of the texts that link to the chunk hold the term. */
  readonly links: Uint32Array;
  /** Row plus one by chunk, in as few bytes as will do. */
  readonly #rows: Uint16Array | Uint32Array;
  readonly #text: Uint8Array;
  readonly #linkText: Uint8Array;
  /** By row, its last place; by place, its block, where in the postings its positions start, and the place before. */
  readonly #lastPlace: Int32Array;
  readonly #block: Int32Array;
  readonly #offset: Int32Array;
  readonly #placeBefore: Int32Array;
  /** By row: where in the link postings the texts start; -1 for none. */
  readonly #texts: Int32Array;

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
    const chunks = new NumberList(Uint32Array);
    const linking = new NumberList(Uint32Array);
    const fields: Readonly<Record<Field, NumberList<Uint32Array>>> = {
      title: new NumberList(Uint32Array),
      body: new NumberList(Uint32Array),
      code: new NumberList(Uint32Array),
    };
    const lastPlace = new NumberList(Int32Array);
    const texts = new NumberList(Int32Array);
    const block = new NumberList(Int32Array);
    const start = new NumberList(Int32Array);
    const placeBefore = new NumberList(Int32Array);
    const rowFor = (chunk: number): number => {
      const known = this.row(chunk);
      if (known >= 0) return known;
      const row = chunks.push(chunk);
      this.#rows[chunk] = row + 1;
      fields.title.push(0);
      fields.body.push(0);
      fields.code.push(0);
      linking.push(0);
      lastPlace.push(-1);
      texts.push(-1);
      return row;
    };
    let at = { ordinal: 0, field: 'body' as Field, count: 0, offset: 0 };
    const place = (chunk: number) => {
      const row = rowFor(chunk);
      fields[at.field].add(row, at.count);
      const number = block.push(at.ordinal);
      start.push(at.offset);
      placeBefore.push(lastPlace.at(row));
      lastPlace.set(row, number);
    };
    eachPosting(text, (bucket, ordinal, field, count, offset) => {
      at = { ordinal, field, count, offset };
      blocks.eachChunkOf(bucket, ordinal, place);
    });
    eachPosting(links, (bucket, ordinal, _, count, offset) => {
      const chunk = blocks.chunkInBucket(bucket, ordinal);
      if (chunk < 0) return;
      const row = rowFor(chunk);
      linking.set(row, count);
      texts.set(row, offset);
    });
    this.chunks = chunks.finish();
    this.title = fields.title.finish();
    this.body = fields.body.finish();
    this.code = fields.code.finish();
    this.links = linking.finish();
    this.#lastPlace = lastPlace.finish();
    this.#texts = texts.finish();
    this.#block = block.finish();
    this.#offset = start.finish();
    this.#placeBefore = placeBefore.finish();
  }

  /** About how many bytes it holds. */
  get bytes(): number {
    return this.#rows.byteLength + 28 * this.chunks.length + 12 * this.#block.length;
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
}

/** Whether the terms stand one after the other, in one block of the chunk. */
export function holdsPhrase(phrase: readonly TermMatches[], chunk: number): boolean {
  const [first, ...rest] = phrase;
  if (!first || phrase.some((term) => !term.has(chunk))) return false;
  return first.someBlock(first.row(chunk), (block, positions) =>
    positions.some((start) => rest.every((term, i) => term.standsAt(term.row(chunk), block, start + i + 1))),
  );
}
