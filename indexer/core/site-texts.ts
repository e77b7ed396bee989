import type { EachText } from './excerpt.ts';
import { CHANGE_KINDS, type ChangeKind } from './tree.ts';

/** What a hit shows of a section: anchor, title, titles around it, version notes as kind and version, texts. */
export type StoredSection = readonly [
  anchor: string,
  title: string,
  trail: readonly string[],
  changes: readonly (readonly [kind: number, version: string])[],
  /** Prose as a text, code and signatures as a list of one. */
  texts: readonly (string | readonly [string])[],
];

/** Sections of a topic: its number in the directory, its path, the number of the first record; null where none is used. */
export type TextRun = readonly [
  topic: number,
  path: string,
  firstRecord: number,
  sections: readonly (StoredSection | null)[],
];

/** A section as it was stored, with the path of its topic. */
export interface SiteSection {
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly trail: readonly string[];
  readonly changes: readonly { readonly kind: ChangeKind; readonly version: string }[];
  readonly eachText: EachText;
}

/** A part with texts: runs as JSON. */
export function writeTexts(runs: readonly TextRun[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(runs));
}

/** A section of a part; undefined when the part does not have it. Throws when the part is not what writeTexts gives. */
export function readSection(bytes: Uint8Array, topic: number, record: number): SiteSection | undefined {
  const runs = JSON.parse(new TextDecoder().decode(bytes)) as readonly TextRun[];
  for (const [number, path, first, sections] of runs) {
    const stored = number === topic ? sections[record - first] : undefined;
    if (!stored) continue;
    const [anchor, title, trail, changes, texts] = stored;
    return {
      path: String(path),
      anchor: String(anchor),
      title: String(title),
      trail: trail.map(String),
      changes: changes.flatMap(([number, version]) => {
        const kind = CHANGE_KINDS[number];
        return kind ? [{ kind, version: String(version) }] : [];
      }),
      eachText: (visit) => {
        for (const text of texts) visit(() => String(text), typeof text === 'string');
      },
    };
  }
  return undefined;
}
