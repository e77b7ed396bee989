import { encodeTerms } from '../core/encoder.ts';
import { bucketOf } from '../core/pack-format.ts';
import { type Field, type Posting, writePostings } from '../core/postings.ts';
import type { RecordRow, TopicRecords } from '../core/search-tables.ts';
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

  *entries(): Generator<[term: string, bytes: Uint8Array]> {
    for (const [term, postings] of this.#lists) yield [term, writePostings(postings)];
  }
}

/**
 * Adds the words of a topic's blocks to the postings and gives the topic's rows for the records table.
 * @param firstOrdinal number of blocks that earlier topics of the same bucket have.
 */
export function indexTopic(topic: NumberedTopic, firstOrdinal: number, postings: PostingLists): TopicRecords {
  const bucket = bucketOf(topic.path);
  const lengths = topic.blocks.map((block, number) => {
    const field = fieldOf(block);
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
    return { field, length: terms.length };
  });
  const firstWithAnchor = new Map<string, number>();
  const records = topic.records.map((record, index): RecordRow => {
    if (!firstWithAnchor.has(record.anchor)) firstWithAnchor.set(record.anchor, index);
    const used = topic.blocksOfRecord[index] ?? [];
    const sum = (field: Field) =>
      used.reduce(
        (total, number) => total + (lengths[number]?.field === field ? lengths[number].length : 0),
        0,
      );
    return {
      identity: firstWithAnchor.get(record.anchor) ?? index,
      kind: record.kind,
      runs: toRuns(used),
      titleLength: sum('title'),
      bodyLength: sum('body'),
      codeLength: sum('code'),
    };
  });
  return { blocks: topic.blocks.length, records };
}

function fieldOf(block: Block): Field {
  if (block.k === 'heading' || block.k === 'sig') return 'title';
  return block.k === 'code' ? 'code' : 'body';
}

function toRuns(numbers: readonly number[]): [start: number, count: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === number) last[1]++;
    else runs.push([number, 1]);
  }
  return runs;
}
