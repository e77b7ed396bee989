import { BUCKETS, bucketOf } from './pack-format.ts';
import type { ChunkTable } from './search-tables.ts';

/** The chunks of one topic by block: the first that holds it (-1: none), and further ones where a page repeats a block. */
interface TopicBlocks {
  readonly first: Int32Array;
  readonly more: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds the chunks of a version that hold a block, by the block's place as postings name it. A topic is looked into when
 * the first of its blocks is asked for, because most queries meet few.
 */
export class BlockMap {
  readonly #table: ChunkTable;
  /** The first topic of each bucket, -1 where there is none; the bucket's other topics follow it. */
  readonly #topicOfBucket = new Int32Array(BUCKETS).fill(-1);
  readonly #topics: (TopicBlocks | undefined)[];

  constructor(table: ChunkTable) {
    const { paths } = table.records;
    this.#table = table;
    this.#topics = new Array(paths.length);
    for (let topic = paths.length - 1; topic >= 0; topic--) {
      this.#topicOfBucket[bucketOf(paths[topic] as string)] = topic;
    }
  }

  /** Calls `visit` with every chunk that holds a block; with none when only other versions do. */
  eachChunkOf(bucket: number, ordinal: number, visit: (chunk: number) => void): void {
    const { firstBlock, paths } = this.#table.records;
    let topic = this.#topicOfBucket[bucket] ?? -1;
    if (topic < 0) return;
    const block = (firstBlock[topic] as number) + ordinal;
    while (topic < paths.length && block >= (firstBlock[topic + 1] as number)) topic++;
    if (topic >= paths.length) return;
    const blocks = this.#topics[topic] ?? readTopicBlocks(this.#table, topic);
    this.#topics[topic] = blocks;
    const inTopic = block - (firstBlock[topic] as number);
    const first = blocks.first[inTopic] as number;
    if (first < 0) return;
    visit(first);
    for (const chunk of blocks.more.get(inTopic) ?? []) visit(chunk);
  }

  /** The chunk with this ordinal in its bucket, as the words of links count them; -1 when there is none. */
  chunkInBucket(bucket: number, ordinal: number): number {
    const topic = this.#topicOfBucket[bucket] ?? -1;
    return topic < 0 ? -1 : (this.#table.firstChunk[topic] as number) + ordinal;
  }
}

function readTopicBlocks(table: ChunkTable, topic: number): TopicBlocks {
  const { firstBlock, firstRun, runs } = table.records;
  const first = new Int32Array((firstBlock[topic + 1] as number) - (firstBlock[topic] as number)).fill(-1);
  const more = new Map<number, number[]>();
  const end = table.firstChunk[topic + 1] as number;
  for (let chunk = table.firstChunk[topic] as number; chunk < end; chunk++) {
    const record = table.record[chunk] as number;
    for (let run = firstRun[record] as number; run < (firstRun[record + 1] as number); run += 2) {
      const start = runs[run] as number;
      for (let block = start; block < start + (runs[run + 1] as number); block++) {
        const known = first[block] as number;
        if (known === -1) first[block] = chunk;
        else if (known !== chunk) more.set(block, [...new Set([...(more.get(block) ?? []), chunk])]);
      }
    }
  }
  return { first, more };
}
