import { mapLinks } from '../core/map-links.ts';
import type { Segment } from '../core/segment.ts';
import { type Block, type ContentNode, mapLeaves } from '../core/tree.ts';
import type { BareText } from './draft-topic.ts';

/** Where a text lies in a pack: the content parts of its topic, and the version that says it. */
export interface TextPlace {
  readonly parts: readonly string[];
  readonly label: string;
}

/** A text that lies in a pack, until somebody asks for it. */
export class StoredText {
  readonly place: TextPlace;
  readonly #readSegment: (part: string) => Segment;

  constructor(place: TextPlace, readSegment: (part: string) => Segment) {
    this.place = place;
    this.#readSegment = readSegment;
  }

  /** @throws PackIntegrityError when it cannot be read. */
  read(): BareText {
    return bareText(this.place.parts.map(this.#readSegment), this.place.label);
  }
}

/** What a topic says in a version, by the content parts of the topic. */
function bareText(segments: readonly Segment[], label: string): BareText {
  const stored = segments[0]?.versions?.find((version) => version.label === label);
  const records = segments.flatMap((segment) => segment.records);
  const blocks = segments.flatMap((segment) => segment.blocks);
  return (stored?.chunks ?? []).map(([number]) => {
    const content: ContentNode[] = mapLeaves(records[number]?.layout ?? [], isNumber, (block) => {
      return blocks[block] as Block;
    });
    return mapLinks(content, ({ c }) => ({ k: 'link', how: 'unknown', c }));
  });
}

function isNumber(node: unknown): node is number {
  return typeof node === 'number';
}
