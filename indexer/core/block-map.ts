import type { ChunkTable, TopicBlocks } from './chunk-table.ts';
import { BUCKETS } from './pack-format.ts';

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
    this.#table = table;
    this.#topics = new Array(table.topicBucket.length);
    for (let topic = table.topicBucket.length - 1; topic >= 0; topic--) {
      this.#topicOfBucket[table.topicBucket[topic] as number] = topic;
    }
  }

  /** Calls `visit` with every chunk that holds a block; with none when only other versions do. */
  eachChunkOf(bucket: number, ordinal: number, visit: (chunk: number) => void): void {
    const { firstBlock } = this.#table;
    let topic = this.#topicOfBucket[bucket] ?? -1;
    if (topic < 0) return;
    const block = (firstBlock[topic] as number) + ordinal;
    while (topic < this.#topics.length && block >= (firstBlock[topic + 1] as number)) topic++;
    if (topic >= this.#topics.length) return;
    const { first, more } = this.#blocksOf(topic);
    const inTopic = block - (firstBlock[topic] as number);
    const chunk = first[inTopic] as number;
    if (chunk < 0) return;
    visit(chunk);
    // Few blocks are repeated, and this is asked thousands of times a search.
    if (more.size > 0) more.get(inTopic)?.forEach(visit);
  }

  /** The chunk with this ordinal in its bucket, as the words of links and symbols count them; -1 when there is none. */
  chunkInBucket(bucket: number, ordinal: number): number {
    const topic = this.#topicOfBucket[bucket] ?? -1;
    const chunk = topic < 0 ? -1 : (this.#table.firstChunk[topic] as number) + ordinal;
    return chunk < this.#table.size ? chunk : -1;
  }

  #blocksOf(topic: number): TopicBlocks {
    const known = this.#topics[topic];
    if (known) return known;
    const blocks = this.#table.blocksOf(topic);
    this.#topics[topic] = blocks;
    return blocks;
  }
}
