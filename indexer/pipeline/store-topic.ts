import type { SegmentRef, StoredChunk, StoredRecord, StoredTopicVersion } from '../core/pack-format.ts';
import { writeSegmentLines } from '../core/segment.ts';
import { type Block, isBlock, mapLeaves } from '../core/tree.ts';
import type { Chunk, Topic } from '../core/types.ts';
import type { PartSet } from './parts.ts';

/** About how much of a topic one content part holds: an excerpt should not cost a whole reference. */
const SEGMENT_BYTES = 24 * 1024;

/** A topic of all versions with its blocks and records numbered, each kept once. */
export interface NumberedTopic {
  readonly path: string;
  readonly blocks: readonly Block[];
  readonly records: readonly StoredRecord[];
  /** The JSON of each block, and of each record. */
  readonly blockLines: readonly string[];
  readonly recordLines: readonly string[];
  /** Per record: the numbers of its blocks in reading order. */
  readonly blocksOfRecord: readonly (readonly number[])[];
  /** Newest first. */
  readonly versions: readonly StoredTopicVersion[];
  /** The page's own address by version, where it has one. */
  readonly urls: readonly (readonly [label: string, url: string])[];
}

/**
 * Numbers the blocks and records of one topic. Versions come newest first and their chunks in document order, so
 * the newest version's blocks lie together, and the same versions give the same numbers whatever came in first.
 */
export function numberTopic(
  path: string,
  versions: readonly { readonly label: string; readonly topic: Topic }[],
): NumberedTopic {
  const blocks = new Numbering<Block>();
  const records = new Numbering<StoredRecord>();
  const blocksOfRecord: number[][] = [];
  const stored = versions.map(({ label, topic }): StoredTopicVersion => {
    const chunks = topic.chunks.map((chunk): StoredChunk => {
      const used: number[] = [];
      const layout = mapLeaves(chunk.content, isBlock, (block) => {
        const number = blocks.add(block as Block);
        used.push(number);
        return number;
      });
      const record = records.add(toRecord(chunk, layout));
      blocksOfRecord[record] ??= used;
      const { parent, line, codeLink, linkLines } = chunk;
      if (linkLines) return [record, parent, line, codeLink ?? null, linkLines.map((at) => at - line)];
      return codeLink ? [record, parent, line, codeLink] : [record, parent, line];
    });
    const { title, kind, file, source, alsoFrom, ownPath, alsoIn } = topic;
    return {
      label,
      title,
      kind,
      file,
      source,
      ...(alsoFrom ? { alsoFrom } : {}),
      ...(ownPath ? { ownPath } : {}),
      ...(alsoIn ? { alsoIn } : {}),
      chunks,
    };
  });
  const urls = versions.flatMap(({ label, topic: { url } }) => (url ? [[label, url] as const] : []));
  return {
    path,
    blocks: blocks.values,
    records: records.values,
    blockLines: blocks.lines,
    recordLines: records.lines,
    blocksOfRecord,
    versions: stored,
    urls,
  };
}

/** Cuts a topic into content parts at record boundaries; each part holds the blocks that its records use first. */
export function storeTopic(topic: NumberedTopic, parts: PartSet): SegmentRef[] {
  const refs: SegmentRef[] = [];
  let firstRecord = 0;
  let firstBlock = 0;
  let nextBlock = 0;
  let size = 0;
  const flush = (endRecord: number) => {
    const { path, urls } = topic;
    const segment = writeSegmentLines(
      { path, urls, versions: refs.length === 0 ? topic.versions : [] },
      topic.recordLines.slice(firstRecord, endRecord),
      topic.blockLines.slice(firstBlock, nextBlock),
    );
    refs.push({ ...parts.add(segment), firstRecord, firstBlock });
    [firstRecord, firstBlock, size] = [endRecord, nextBlock, 0];
  };
  topic.recordLines.forEach((record, index) => {
    const used = topic.blocksOfRecord[index] ?? [];
    const end = used.reduce((last, number) => Math.max(last, number + 1), nextBlock);
    const added = record.length + lengthOfList(topic.blockLines.slice(nextBlock, end));
    if (size > 0 && size + added > SEGMENT_BYTES) flush(index);
    size += added;
    nextBlock = end;
  });
  flush(topic.records.length);
  return refs;
}

/** The length of a list in JSON, given its items. */
function lengthOfList(items: readonly string[]): number {
  return items.reduce((sum, { length }) => sum + length, 1 + Math.max(1, items.length));
}

function toRecord(chunk: Chunk, layout: StoredRecord['layout']): StoredRecord {
  const { anchor, aliases, title, kind, trail, symbols, hash } = chunk;
  return {
    anchor,
    ...(aliases.length > 0 ? { aliases } : {}),
    title,
    kind,
    ...(trail.length > 0 ? { trail } : {}),
    layout,
    ...(symbols.length > 0 ? { symbols } : {}),
    hash,
  };
}

/** Gives equal values (by their JSON) the same number, in order of first use. */
class Numbering<T> {
  readonly values: T[] = [];
  /** The JSON of each. */
  readonly lines: string[] = [];
  readonly #numbers = new Map<string, number>();

  add(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.values.push(value);
    this.lines.push(key);
    this.#numbers.set(key, this.values.length - 1);
    return this.values.length - 1;
  }
}
