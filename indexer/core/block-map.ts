import type { ChunkTable } from './chunk-table.ts';
import { BUCKETS } from './pack-format.ts';

/**
 * Finds the chunks of a version that hold a block, by the block's place as postings name it. A topic is looked into when
 * the first of its blocks is asked for, because most queries meet few.
 */
export class BlockMap {
  readonly #table: ChunkTable;
  /** The first topic of each bucket, plus one, 0 where there is none; the bucket's other topics follow it. */
  readonly #topicOfBucket = new Uint32Array(BUCKETS);
  /** Whether a topic's blocks are in the map. */
  readonly #isRead: Uint8Array;
  /** By block: the first chunk that holds it, plus one; 0: none of this version. */
  readonly #first: Uint32Array;
  /** By block: the other chunks, where a page repeats it. */
  readonly #more = new Map<number, number[]>();

  constructor(table: ChunkTable) {
    const topics = table.topicBucket.length;
    this.#table = table;
    this.#isRead = new Uint8Array(topics);
    this.#first = new Uint32Array(table.firstBlock[topics] as number);
    for (let topic = topics - 1; topic >= 0; topic--) {
      this.#topicOfBucket[table.topicBucket[topic] as number] = topic + 1;
    }
  }

  /** Calls `visit` with every chunk that holds a block; with none when only other versions do. */
  eachChunkOf(bucket: number, ordinal: number, visit: (chunk: number) => void): void {
    const { firstBlock } = this.#table;
    let topic = (this.#topicOfBucket[bucket] ?? 0) - 1;
    if (topic < 0) return;
    const block = (firstBlock[topic] as number) + ordinal;
    while (topic < this.#isRead.length && block >= (firstBlock[topic + 1] as number)) topic++;
    if (topic >= this.#isRead.length) return;
    if (this.#isRead[topic] === 0) this.#readTopic(topic);
    const chunk = this.#first[block] as number;
    if (chunk === 0) return;
    visit(chunk - 1);
    // Few blocks are repeated, and this is asked thousands of times a search.
    if (this.#more.size > 0) this.#more.get(block)?.forEach(visit);
  }

  /** The chunk with this ordinal in its bucket, as the words of links and symbols count them; -1 when there is none. */
  chunkInBucket(bucket: number, ordinal: number): number {
    const topic = (this.#topicOfBucket[bucket] ?? 0) - 1;
    const chunk = topic < 0 ? -1 : (this.#table.firstChunk[topic] as number) + ordinal;
    return chunk < this.#table.size ? chunk : -1;
  }

  #readTopic(topic: number): void {
    const base = this.#table.firstBlock[topic] as number;
    this.#isRead[topic] = 1;
    this.#table.eachBlockRun(topic, (chunk, first, end) => {
      for (let block = base + first; block < base + end; block++) {
        if (this.#first[block] === 0) this.#first[block] = chunk + 1;
        else this.#more.set(block, [...(this.#more.get(block) ?? []), chunk]);
      }
    });
  }
}
