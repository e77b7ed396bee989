import { ByteReader } from './bytes.ts';
import { unzigzag } from './columns.ts';

/**
 * Which sections of a version link to which, and what those sections are called. Sections are numbered through the
 * version's list of topics, a topic's chunks in their order. pipeline/write-link-graph.ts writes it:
 *
 *   number of sections, of linking ones, of named ones (varints)
 *   per linking section: distance from the one before, number of targets, distances between these (zigzag), ascending
 *   per named section: distance from the one before, title (length + UTF-8)
 *   per named section whose anchor is not what its title mostly makes it: twice the number of characters that it shares
 *   with the one before it, plus one where it ends in its title; what stands between (length + UTF-8). For all others: 1
 *
 * Named are all sections that link or are linked to, but for the first of a topic, which the list of topics names.
 */
export interface LinkGraph {
  /** Number of sections. */
  readonly size: number;
  /** The sections that a section links to, ascending. */
  targetsOf(section: number): readonly number[];
  /** The sections that link to a section, ascending. */
  sourcesOf(section: number): readonly number[];
  /** What a section is called; undefined for the first of a topic and for those without any link. */
  nameOf(section: number): SectionName | undefined;
}

export interface SectionName {
  readonly title: string;
  readonly anchor: string;
}

const NONE: readonly number[] = [];

/** Reads the graph of a version. Throws a RangeError when it is cut off or names a section that is not there. */
export function readLinkGraph(bytes: Uint8Array): LinkGraph {
  const reader = new ByteReader(bytes);
  const size = reader.varint();
  const linking = reader.varint();
  const named = reader.varint();
  const targets = new Map<number, number[]>();
  const sources = new Map<number, number[]>();
  let from = 0;
  for (let left = linking; left > 0; left--) {
    from += reader.varint();
    const found: number[] = [];
    let to = from;
    for (let more = reader.varint(); more > 0; more--) {
      to += unzigzag(reader.varint());
      if (from >= size || to < 0 || to >= size) throw new RangeError(`there is no section ${to}`);
      found.push(to);
      const linkingTo = sources.get(to);
      if (linkingTo) linkingTo.push(from);
      else sources.set(to, [from]);
    }
    targets.set(from, found);
  }
  const names = readNames(reader, named);
  return {
    size,
    targetsOf: (one) => targets.get(one) ?? NONE,
    sourcesOf: (one) => sources.get(one) ?? NONE,
    nameOf: (one) => names.get(one),
  };
}

function readNames(reader: ByteReader, count: number): Map<number, SectionName> {
  const titles: [section: number, title: string][] = [];
  let section = 0;
  for (let left = count; left > 0; left--) {
    section += reader.varint();
    titles.push([section, reader.text()]);
  }
  let before = '';
  return new Map(
    titles.map(([number, title]) => {
      const code = reader.varint();
      if (code === USUAL) return [number, { title, anchor: anchorFrom(title) }];
      before = before.slice(0, code >> 1) + reader.text() + (code & 1 ? headOf(title) : '');
      return [number, { title, anchor: before }];
    }),
  );
}

/** Says that an anchor is what its title makes it: an anchor that is written out and ends in its title shares something. */
export const USUAL = 1;

/** The name at the beginning of a title, with which the anchors of definitions end. */
export function headOf(title: string): string {
  return title.replace(/\(.*$/s, '').replace(/^.*\s/s, '');
}

/** The anchor that a title mostly has, which is not written then. */
export function anchorFrom(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
