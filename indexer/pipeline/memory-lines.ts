import type { PartRef, SpareEntry } from '../core/pack-format.ts';
import type { DraftTopic, PackedLinks } from './draft-topic.ts';
import type { ImportMemory, KnownPage, KnownTopic } from './import-memory.ts';
import type { StoredText, TextPlace } from './stored-text.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';
import type { KnownTables } from './version-tables.ts';

/*
 * An import memory as lines of text, so that what is not looked into is not parsed: the doc set, its versions, the topics
 * of each version, then what is known of its tables, then the pages, then the encoded topics. A line's fields are parted by tabs; JSON has none.
 */

interface Head extends Pick<DocSetDraft, 'id' | 'title' | 'description'> {
  readonly versions: readonly VersionHead[];
  readonly pages: number;
  readonly among: readonly (readonly [string, string])[];
  readonly words: readonly (readonly [label: string, counts: readonly (readonly [string, number])[]])[];
  readonly spare: readonly SpareEntry[];
}
interface VersionHead extends Omit<VersionDraft, 'topics' | 'spare'> {
  readonly topics: number;
  /** Positions of the spare topics, which follow the shown ones. */
  readonly spare: readonly number[];
}

/** @param spare where the texts of spare topics lie, as the pack has it */
export function writeMemory(
  { draft, pages, encoded, words, tables, among }: ImportMemory,
  spare: readonly SpareEntry[],
): string[] {
  const { id, title, description } = draft;
  const head: Head = {
    id,
    title,
    description,
    versions: draft.versions.map((version) => ({
      ...version,
      topics: version.topics.length,
      spare: version.spare.map(({ position }) => position),
    })),
    pages: pages.length,
    among: [...among],
    words: Array.from(words, ([label, counts]) => [label, [...counts]] as const),
    spare,
  };
  return [
    JSON.stringify(head),
    ...draft.versions.flatMap(({ topics, spare: further }) =>
      [...topics, ...further.map(({ topic }) => topic)].map(writeTopic),
    ),
    ...Array.from(tables, writeTables),
    ...pages.map(writePage),
    ...[...encoded].map(([path, { key, encoded: topic }]) => [path, key, JSON.stringify(topic)].join('\t')),
  ];
}

function writeTopic({ text: _, links, ...topic }: DraftTopic): string {
  return [JSON.stringify(topic), ...writeLinks(links)].join('\t');
}

function writeTables([label, { links, symbols }]: readonly [string, KnownTables]): string {
  const { hash, texts, lengths, graph } = links;
  return JSON.stringify([label, symbols, hash, [...texts], [...lengths], graph]);
}

function readTables(json: string): [string, KnownTables] {
  const [label, symbols, hash, texts, lengths, graph] = JSON.parse(json);
  return [label, { symbols, links: { hash, texts: new Map(texts), lengths: new Map(lengths), graph } }];
}

function writePage({ links, ...page }: KnownPage): string {
  return [JSON.stringify(page), ...writeLinks(links)].join('\t');
}

function writeLinks({ json, hows }: PackedLinks): string[] {
  return [JSON.stringify(hows), json];
}

/**
 * Reads what writeMemory wrote. Throws when it is anything else.
 * @param storedAssets the pictures of the pack
 * @param textAt gives the text that lies at a place in the pack
 */
export function readMemory(
  lines: readonly string[],
  storedAssets: readonly PartRef[],
  textAt: (place: TextPlace) => StoredText,
): ImportMemory {
  const next = lines.values();
  const line = () => (next.next().value as string).split('\t') as [string, ...string[]];
  const head = JSON.parse(line()[0]) as Head;
  const { id, title, description, versions, pages: count, spare } = head;
  const topics = versions.map((version) =>
    Array.from({ length: version.topics + version.spare.length }, line),
  );
  const tables = new Map(versions.map(() => readTables(line()[0])));
  const pages = Array.from({ length: count }, () => readPage(line()));
  const encoded = new Map<string, KnownTopic>();
  for (const rest of next) {
    const [path = '', key = '', json = ''] = rest.split('\t');
    encoded.set(path, { key, encoded: JSON.parse(json) });
  }
  // In the order of the drafts that they were made from.
  const spareEntries = spare.values();
  const readVersion = (version: VersionHead, i: number): VersionDraft => {
    const { label } = version;
    const read = (topics[i] ?? []).map((fields, at) => {
      const topic = JSON.parse(fields[0]) as Omit<DraftTopic, 'links' | 'text'>;
      const isSpare = at >= version.topics;
      const segments = (isSpare ? spareEntries.next().value : encoded.get(topic.path)?.encoded)?.segments;
      const text = textAt({ parts: (segments ?? []).map(({ name }) => name), label });
      return { ...topic, links: readLinks(fields), text };
    });
    const further = version.spare.map((position, at) => {
      return { topic: read[version.topics + at] as DraftTopic, position };
    });
    return { ...version, topics: read.slice(0, version.topics), spare: further };
  };
  const assets = new Map<string, Uint8Array>();
  const draft = { id, title, description, versions: versions.map(readVersion), assets, storedAssets };
  const words = new Map(head.words.map(([label, counts]) => [label, new Map(counts)]));
  return { draft, pages, encoded, words, tables, among: new Map(head.among) };
}

function readPage(fields: [string, ...string[]]): KnownPage {
  return { ...JSON.parse(fields[0]), links: readLinks(fields) };
}

function readLinks([, hows = '', json = '']: readonly string[]): PackedLinks {
  return { json, hows: JSON.parse(hows) };
}
