import { encodeTerms } from '../core/encoder.ts';
import { bucketOf } from '../core/pack-format.ts';
import { type Field, type Posting, writePostings, writeTerm } from '../core/postings.ts';
import { type Block, inlineOf, inlineText } from '../core/tree.ts';
import type { NumberedTopic } from './store-topic.ts';

/** Gathers postings term by term. */
export class PostingLists {
  readonly #lists = new Map<string, Posting[]>();

  add(term: string, posting: Posting): void {
    const list = this.#lists.get(term);
    if (list) list.push(posting);
    else this.#lists.set(term, [posting]);
  }

  get terms(): Iterable<string> {
    return this.#lists.keys();
  }

  /** A term's postings as bytes; none for a term that is not there. */
  bytes(term: string): Uint8Array {
    return writePostings(this.#lists.get(term) ?? []);
  }

  has(term: string): boolean {
    return this.#lists.has(term);
  }
}

/**
 * The entries of the postings table, in no order.
 * @param links the words of links by version, in the order of the manifest
 */
export function* termEntries(
  text: PostingLists,
  links: readonly PostingLists[],
): Generator<[term: string, bytes: Uint8Array]> {
  for (const term of new Set([...text.terms, ...links.flatMap((lists) => [...lists.terms])])) {
    const linked = links.flatMap((lists, version) =>
      lists.has(term) ? [[version, lists.bytes(term)] as const] : [],
    );
    yield [term, writeTerm(text.bytes(term), linked)];
  }
}

/** Numbers of terms of a record, by the field they stand in. */
export type TextLengths = Readonly<Record<Field, number>>;

/**
 * Adds the words of a topic's blocks to the postings.
 * @param firstOrdinal number of blocks that earlier topics of the same bucket have.
 * @returns the lengths of the topic's records.
 */
export function indexTopic(
  topic: NumberedTopic,
  firstOrdinal: number,
  postings: PostingLists,
): TextLengths[] {
  const bucket = bucketOf(topic.path);
  const fields = topic.blocks.map(fieldOf);
  const lengths = topic.blocks.map((block, number) => {
    const field = fields[number] as Field;
    const terms = encodeTerms(block.k === 'code' ? block.text : inlineText(inlineOf(block)));
    const positions = new Map<string, number[]>();
    terms.forEach((term, position) => {
      const list = positions.get(term);
      if (list) list.push(position);
      else positions.set(term, [position]);
    });
    for (const [term, at] of positions) {
      postings.add(term, { bucket, ordinal: firstOrdinal + number, field, positions: at });
    }
    return terms.length;
  });
  return topic.blocksOfRecord.map((blocks) => {
    const sum = (field: Field) =>
      blocks.reduce((total, block) => total + (fields[block] === field ? (lengths[block] ?? 0) : 0), 0);
    return { title: sum('title'), body: sum('body'), code: sum('code') };
  });
}

function fieldOf(block: Block): Field {
  if (block.k === 'heading' || block.k === 'sig') return 'title';
  return block.k === 'code' ? 'code' : 'body';
}
