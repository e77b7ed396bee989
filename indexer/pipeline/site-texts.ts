import { changeNodes } from '../core/change-notes.ts';
import { textsOf } from '../core/excerpt.ts';
import type { Pack } from '../core/pack.ts';
import { BUCKETS, bucketOf } from '../core/pack-format.ts';
import type { SiteEntry } from '../core/site-catalogue.ts';
import { type StoredSection, type TextRun, writeTexts } from '../core/site-texts.ts';
import { CHANGE_KINDS } from '../core/tree.ts';
import type { Chunk } from '../core/types.ts';

/** Bytes of a part before compression, about: a hit reads one, and the catalogue names them all. */
const PART_BYTES = 8 * 1024;
/** Topics of different groups are in different parts, so that a change cuts only what is in its group anew. */
const GROUPS = 512;

/** What hits show of all sections of a pack, in parts of their own: less than a tenth of a page has to come for a hit. */
export async function encodeSiteTexts(
  pack: Pack,
  add: (bytes: Uint8Array) => string,
): Promise<SiteEntry['texts']> {
  const { topics } = await pack.directory();
  const sections = await sectionsByTopic(pack);
  const starts: number[] = [];
  const names: string[] = [];
  let part: TextRun[] = [];
  let bytes = 0;
  let group = -1;
  /** The topic that the part before begins with. */
  let before = 0;
  const flush = () => {
    if (part.length > 0) names.push(add(writeTexts(part)));
    part = [];
    bytes = 0;
  };
  topics.forEach(({ path }, topic) => {
    const next = Math.floor((bucketOf(path) * GROUPS) / BUCKETS);
    if (next !== group) flush();
    group = next;
    for (const run of runsOf(topic, path, sections[topic] ?? [])) {
      if (part.length === 0) {
        starts.push(topic - before, run[2]);
        before = topic;
      }
      part.push(run);
      bytes += sizeOf(run);
      if (bytes >= PART_BYTES) flush();
    }
  });
  flush();
  return { starts, names: names.join('') };
}

/** By number of the topic, then of the record: what is shown of it. */
async function sectionsByTopic(pack: Pack): Promise<StoredSection[][]> {
  const { topics } = await pack.directory();
  const all: StoredSection[][] = topics.map(() => []);
  for (const label of pack.versions) {
    const table = await pack.index(label).table();
    for (const [number, { path }] of topics.entries()) {
      if (table.firstChunk[number] === table.firstChunk[number + 1]) continue;
      const { chunks = [] } = (await pack.topic(path, label)) ?? {};
      const { records } = table.recordsOf(number);
      chunks.forEach((chunk, i) => {
        const list = all[number] as StoredSection[];
        list[records[i] as number] ??= toSection(chunk);
      });
    }
  }
  return all;
}

function toSection(chunk: Chunk): StoredSection {
  const texts: (string | [string])[] = [];
  textsOf(chunk)((textOf, isProse) => {
    const text = textOf();
    if (text) texts.push(isProse ? text : [text]);
  });
  const changes = changeNodes(chunk.content).map(
    ({ kind, version }) => [CHANGE_KINDS.indexOf(kind), version] as const,
  );
  return [chunk.anchor, chunk.title, chunk.trail, changes, texts];
}

/** The sections of a topic in runs that fill a part each, the last but a part of one. */
function* runsOf(topic: number, path: string, sections: readonly StoredSection[]): Generator<TextRun> {
  for (let first = 0; first < sections.length; ) {
    let end = first;
    const run: (StoredSection | null)[] = [];
    for (let bytes = 0; end < sections.length && bytes < PART_BYTES; end++) {
      const section = sections[end] ?? null;
      run.push(section);
      bytes += JSON.stringify(section).length;
    }
    yield [topic, path, first, run];
    first = end;
  }
}

function sizeOf(run: TextRun): number {
  return JSON.stringify(run).length;
}
