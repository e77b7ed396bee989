import { ByteWriter } from '../core/bytes.ts';
import { zigzag } from '../core/columns.ts';
import { anchorFrom, headOf, type SectionName, USUAL } from '../core/link-graph.ts';
import type { ChunkOutline, TopicOutline } from './draft-topic.ts';

/** A link from one section to another, both by their numbers through the list of topics. */
export type LinkEdge = readonly [from: number, to: number];

/** The number of each topic's first section. */
export function firstSections(topics: readonly TopicOutline[]): ReadonlyMap<string, number> {
  let next = 0;
  return new Map(
    topics.map(({ path, chunks }) => {
      const first = next;
      next += chunks.length;
      return [path, first];
    }),
  );
}

/** The bytes that core/link-graph.ts reads; a link that is there twice counts once. */
export function writeLinkGraph(topics: readonly TopicOutline[], edges: readonly LinkEdge[]): Uint8Array {
  const targets = new Map<number, Set<number>>();
  const linked = new Set<number>();
  for (const [from, to] of edges) {
    const known = targets.get(from) ?? new Set();
    targets.set(from, known.add(to));
    linked.add(from).add(to);
  }
  const sections = topics.flatMap(({ chunks }) => chunks.map((chunk, index) => ({ chunk, index })));
  const named = ascending(linked).filter((section) => sections[section]?.index !== 0);
  const writer = new ByteWriter();
  writer.varint(sections.length);
  writer.varint(targets.size);
  writer.varint(named.length);
  let before = 0;
  for (const from of ascending(targets.keys())) {
    const found = ascending(targets.get(from) ?? []);
    writer.varint(from - before);
    writer.varint(found.length);
    let last = from;
    for (const to of found) {
      writer.varint(zigzag(to - last));
      last = to;
    }
    before = from;
  }
  const names = named.map((section) => ({ section, ...nameOf(sections[section]?.chunk) }));
  before = 0;
  for (const { section, title } of names) {
    writer.varint(section - before);
    writer.text(title);
    before = section;
  }
  writeAnchors(writer, names);
  return writer.finish();
}

function writeAnchors(writer: ByteWriter, names: readonly SectionName[]): void {
  let before = '';
  for (const { title, anchor } of names) {
    if (anchor === anchorFrom(title)) {
      writer.varint(USUAL);
      continue;
    }
    const shared = sharedPrefix(before, anchor);
    const head = headOf(title);
    // Something of its own is always written, so that it is not taken for a usual one.
    const endsInTitle = head !== '' && shared + head.length < anchor.length && anchor.endsWith(head);
    writer.varint(2 * shared + (endsInTitle && shared > 0 ? 1 : 0));
    writer.text(anchor.slice(shared, endsInTitle && shared > 0 ? -head.length : undefined));
    before = anchor;
  }
}

/** What a section is called in lists: a definition by its name, without what it takes. */
function nameOf(chunk: ChunkOutline | undefined): SectionName {
  const { title = '', anchor = '', kind = 'section' } = chunk ?? {};
  return { title: kind === 'section' || kind === 'page' ? title : title.replace(/\(.*$/s, '()'), anchor };
}

/** Never half of a surrogate pair, which would not survive UTF-8. */
function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return /[\ud800-\udbff]/.test(a[length - 1] ?? '') ? length - 1 : length;
}

function ascending(numbers: Iterable<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}
