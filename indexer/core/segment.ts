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
export function writeSegment({ records, blocks, ...head }: SegmentContent): Uint8Array {
  const [recordLines, blockLines] = [records, blocks].map((values) =>
    values.map((value) => JSON.stringify(value)),
  );
  return writeSegmentLines(head, recordLines as string[], blockLines as string[]);
}

/** The same, of records and blocks whose JSON is there already. */
export function writeSegmentLines(
  { path, urls, versions = [] }: Omit<SegmentContent, 'records' | 'blocks'>,
  records: readonly string[],
  blocks: readonly string[],
): Uint8Array {
  const head: Head = { path, records: records.length, ...(urls && urls.length > 0 ? { urls } : {}) };
  const lines = [JSON.stringify(head), JSON.stringify(versions), ...records, ...blocks];
  return new TextEncoder().encode(lines.join('\n'));
}

const LINES_BEFORE = 2;

const NEWLINE = 10;

/** Reads what writeSegment wrote, line by line as it is asked. @throws PackIntegrityError for a line that is not JSON. */
export class Segment {
  readonly #bytes: Uint8Array;
  readonly #place: string;
  /** Where the lines start that were looked for so far, and where the last of them ends. */
  readonly #starts = [0];
  readonly #head: Head;

  /** @param place for messages */
  constructor(bytes: Uint8Array, place: string) {
    this.#bytes = bytes;
    this.#place = place;
    this.#head = this.#line(0) as Head;
  }

  /** Number of bytes that it holds. */
  get size(): number {
    return this.#bytes.length;
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
    return this.#run(this.#firstBlock, Number.POSITIVE_INFINITY);
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
    const start = this.#startOf(at);
    return start > this.#bytes.length
      ? undefined
      : parseJson(this.#text(start, this.#startOf(at + 1) - 1), this.#place);
  }

  #run<T>(from: number, to: number): T[] {
    const text = this.#text(this.#startOf(from), this.#startOf(to) - 1);
    return parseJson(`[${text.replaceAll('\n', ',')}]`, this.#place);
  }

  /** Where a line starts; one after the end when there are not as many. */
  #startOf(line: number): number {
    const end = this.#bytes.length + 1;
    while (this.#starts.length <= line && (this.#starts.at(-1) as number) < end) {
      const newline = this.#bytes.indexOf(NEWLINE, this.#starts.at(-1));
      this.#starts.push(newline < 0 ? end : newline + 1);
    }
    return this.#starts[line] ?? end;
  }

  #text(start: number, end: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(start, Math.max(start, end)));
  }
}
