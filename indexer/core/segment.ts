import { parseJson, type StoredRecord, type StoredTopicVersion } from './pack-format.ts';
import type { Block } from './tree.ts';

/** What a content part holds: a run of a topic's records, and the blocks that they use first. */
export interface SegmentContent {
  readonly path: string;
  readonly records: readonly StoredRecord[];
  readonly blocks: readonly Block[];
  /** The page's own address by version, where it has one; in every segment, so that a hit needs no other. */
  readonly urls?: readonly (readonly [label: string, url: string])[];
  /** In a topic's first segment only: its versions, newest first. */
  readonly versions?: readonly StoredTopicVersion[];
}

interface Head extends Pick<SegmentContent, 'path' | 'urls'> {
  /** Number of records. */
  readonly records: number;
}

/**
 * A content part is lines of JSON: its head, its versions (an empty list in all segments but the first), then a line
 * per record and a line per block. So a hit costs its own record and blocks and not all that lie beside them.
 */
export function writeSegment({ path, urls, versions = [], records, blocks }: SegmentContent): Uint8Array {
  const head: Head = { path, records: records.length, ...(urls && urls.length > 0 ? { urls } : {}) };
  const lines = [head, versions, ...records, ...blocks].map((value) => JSON.stringify(value));
  return new TextEncoder().encode(lines.join('\n'));
}

const LINES_BEFORE = 2;

/** Reads what writeSegment wrote, line by line as it is asked. @throws PackIntegrityError for a line that is not JSON. */
export class Segment {
  readonly #lines: readonly string[];
  readonly #head: Head;

  readonly #place: string;

  /** @param place for messages */
  constructor(bytes: Uint8Array, place: string) {
    this.#place = place;
    this.#lines = new TextDecoder().decode(bytes).split('\n');
    this.#head = this.#line(0) as Head;
  }

  get path(): string {
    return this.#head.path;
  }

  get versions(): readonly StoredTopicVersion[] {
    return this.#line<StoredTopicVersion[]>(1) ?? [];
  }

  get records(): StoredRecord[] {
    return this.#run(LINES_BEFORE, this.#firstBlock);
  }

  get blocks(): Block[] {
    return this.#run(this.#firstBlock, this.#lines.length);
  }

  /** The record with this index in the segment, undefined when there is none. */
  record(index: number): StoredRecord | undefined {
    return index < this.#head.records ? this.#line(LINES_BEFORE + index) : undefined;
  }

  /** The block with this index in the segment, undefined when there is none. */
  block(index: number): Block | undefined {
    return this.#line(this.#firstBlock + index);
  }

  /** The page's own address in a version, where it has one. */
  url(label: string): string | undefined {
    return this.#head.urls?.find(([version]) => version === label)?.[1];
  }

  get #firstBlock(): number {
    return LINES_BEFORE + this.#head.records;
  }

  #line<T>(at: number): T | undefined {
    const line = this.#lines[at];
    return line === undefined ? undefined : parseJson<T>(line, this.#place);
  }

  #run<T>(from: number, to: number): T[] {
    return parseJson(`[${this.#lines.slice(from, to).join()}]`, this.#place);
  }
}
