import { changeTermsIn } from '../core/change-terms.ts';
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

  /** All postings as bytes, by term. */
  all(): Map<string, Uint8Array> {
    return new Map(Array.from(this.terms, (term) => [term, this.bytes(term)]));
  }

  has(term: string): boolean {
    return this.#lists.has(term);
  }

  /** The highest bucket that has a term; 0 when none has. */
  lastBucketOf(term: string): number {
    return (this.#lists.get(term) ?? []).reduce((last, { bucket }) => Math.max(last, bucket), 0);
  }
}

/**
 * The entries of the postings table, in no order.
 * @param texts the postings of texts, each term once
 * @param links the words of links by version, in the order of the manifest
 */
export function* termEntries(
  texts: Iterable<readonly [term: string, postings: Uint8Array]>,
  links: readonly PostingLists[],
): Generator<[term: string, bytes: Uint8Array]> {
  const rest = new Set(links.flatMap((lists) => [...lists.terms]));
  const linkedWith = (term: string) =>
    links.flatMap((lists, version) => (lists.has(term) ? [[version, lists.bytes(term)] as const] : []));
  for (const [term, text] of texts) {
    yield [term, writeTerm(text, rest.delete(term) ? linkedWith(term) : [])];
  }
  for (const term of rest) yield [term, writeTerm(new Uint8Array(), linkedWith(term))];
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
  /** Version notes by block; several records may hold the same one. */
  const noted = new Set<string>();
  const lengths = topic.blocks.map((block, number): TextLengths => {
    const length = { title: 0, body: 0, code: 0 };
    let position = 0;
    for (const [field, text] of textsOf(block)) {
      const positions = new Map<string, number[]>();
      for (const term of encodeTerms(text)) {
        const list = positions.get(term);
        if (list) list.push(position);
        else positions.set(term, [position]);
        position++;
        length[field]++;
      }
      for (const [term, at] of positions) {
        postings.add(term, { bucket, ordinal: firstOrdinal + number, field, positions: at });
      }
    }
    return length;
  });
  for (const { layout } of topic.records) {
    for (const { term, block } of changeTermsIn(layout)) noted.add(`${block} ${term}`);
  }
  for (const note of noted) {
    const [block = '', ...term] = note.split(' ');
    const ordinal = firstOrdinal + Number(block);
    postings.add(term.join(' '), { bucket, ordinal, field: 'body', positions: [0] });
  }
  return topic.blocksOfRecord.map((blocks) => {
    const sum = (field: Field) => blocks.reduce((total, block) => total + (lengths[block]?.[field] ?? 0), 0);
    return { title: sum('title'), body: sum('body'), code: sum('code') };
  });
}

/** What a block says, by the field it counts for. The name of a signature is a title, its arguments are code. */
function textsOf(block: Block): readonly (readonly [Field, string])[] {
  if (block.k === 'code') return [['code', block.text]];
  const text = inlineText(inlineOf(block));
  if (block.k === 'heading') return [['title', text]];
  if (block.k !== 'sig') return [['body', text]];
  const [name = ''] = text.split('(', 1);
  return [
    ['title', name],
    ['code', text.slice(name.length)],
  ];
}
