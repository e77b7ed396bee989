import type { BlockMap } from './block-map.ts';
import type { Posting } from './postings.ts';

/** A block that holds a term, with the term's positions in it. */
export interface Place {
  readonly block: number;
  readonly positions: readonly number[];
}

/**
 * One term with every chunk of a version that holds it, as columns: how often it stands in each field, where it stands,
 * and in which of the texts that link to the chunk. A row is a chunk; `chunks[row]` is its number.
 */
export class TermMatches {
  readonly term: string;
  readonly chunks: number[] = [];
  readonly title: number[] = [];
  readonly body: number[] = [];
  readonly code: number[] = [];
  /** How many of the texts that link to the chunk hold the term. */
  readonly links: number[] = [];
  /** Blocks that hold the term, for phrases and neighbours. */
  readonly places: (readonly Place[])[] = [];
  /** The texts that link to the chunk and hold the term, as linkText of postings.ts gives them. */
  readonly linkTexts: (readonly number[])[] = [];
  /** Row plus one by chunk. */
  readonly #rows: Int32Array;

  /** @param size number of chunks in the version */
  constructor(term: string, size: number) {
    this.term = term;
    this.#rows = new Int32Array(size);
  }

  /** The row of a chunk, -1 when it does not hold the term. */
  row(chunk: number): number {
    return (this.#rows[chunk] as number) - 1;
  }

  has(chunk: number): boolean {
    return this.#rows[chunk] !== 0;
  }

  /** The chunk's row, made when there is none. */
  add(chunk: number): number {
    const known = this.row(chunk);
    if (known >= 0) return known;
    const row = this.chunks.push(chunk) - 1;
    this.#rows[chunk] = row + 1;
    this.title.push(0);
    this.body.push(0);
    this.code.push(0);
    this.links.push(0);
    this.places.push([]);
    this.linkTexts.push(NO_TEXTS);
    return row;
  }
}

const NO_TEXTS: readonly number[] = [];

/**
 * Gathers a term's postings (and those of the texts of links) by chunk of one version.
 * @param size number of chunks in the version
 */
export function gatherMatches(
  term: string,
  postings: Iterable<Posting>,
  linkPostings: Iterable<Posting>,
  blocks: BlockMap,
  size: number,
): TermMatches {
  const matches = new TermMatches(term, size);
  for (const { bucket, ordinal, field, positions } of postings) {
    const place = { block: ordinal, positions };
    blocks.eachChunkOf(bucket, ordinal, (chunk) => {
      const row = matches.add(chunk);
      const counts = matches[field];
      counts[row] = (counts[row] as number) + positions.length;
      (matches.places[row] as Place[]).push(place);
    });
  }
  for (const { bucket, ordinal, positions } of linkPostings) {
    const chunk = blocks.chunkInBucket(bucket, ordinal);
    if (chunk < 0) continue;
    const row = matches.add(chunk);
    matches.links[row] = positions.length;
    matches.linkTexts[row] = positions;
  }
  return matches;
}

/** Whether the terms stand one after the other, in one block of the chunk. */
export function holdsPhrase(phrase: readonly TermMatches[], chunk: number): boolean {
  const [first, ...rest] = phrase.map((term) => term.places[term.row(chunk)] ?? []);
  return (first ?? []).some(({ block, positions }) => {
    const following = rest.map((places) => places.find((place) => place.block === block)?.positions);
    return positions.some((start) => following.every((at, i) => at?.includes(start + i + 1)));
  });
}
