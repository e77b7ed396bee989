import type { Block } from '../tree.ts';

/** A run of text that both sides have, or only one of them. */
export interface TextRun {
  readonly text: string;
  readonly side: 'both' | 'old' | 'new';
}

/** A block with what it stands in, where that says something: `Deprecated since version 4.2`. */
export interface PlacedBlock {
  readonly block: Block;
  readonly label?: string;
}

/** What became of one block of a section. */
export type BlockDiff =
  | ({ readonly kind: 'same' | 'added' | 'removed' } & PlacedBlock)
  /** The same block at another place: `from` and `to` are anchors of its sections before and now. */
  | ({ readonly kind: 'moved-here'; readonly from: string } & PlacedBlock)
  | ({ readonly kind: 'moved-away'; readonly to: string } & PlacedBlock)
  | ({ readonly kind: 'changed'; readonly before: Block; readonly runs: readonly TextRun[] } & PlacedBlock);

/** What became of one section or definition. */
export interface SectionDiff {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  /** In the newer version, or in the older one for a section that was removed. */
  readonly anchor: string;
  readonly title: string;
  /** Number of sections around it. */
  readonly depth: number;
  /** Its anchor in the older version, where that was another. */
  readonly oldAnchor?: string;
  /** `path#anchor` in the newer version of what was removed here: one for a section that moved or went into another. */
  readonly now?: readonly string[];
  /** `path#anchor` in the older version of what was added here from another page. */
  readonly was?: string;
  /** Whether it stands in another section than before, or in another order. */
  readonly isMoved: boolean;
  /** In reading order; empty for a section that is the same. */
  readonly blocks: readonly BlockDiff[];
}

/** What became of a topic between two versions. */
export interface TopicDiff {
  /** In the order of the newer version; what was removed stands where it was. */
  readonly sections: readonly SectionDiff[];
  readonly counts: {
    readonly same: number;
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    /** Of all others, those that moved. */
    readonly moved: number;
  };
}

/** Which section of the newer version each section of the older one is, by index in their topics. */
export type SectionMatch = ReadonlyMap<number, number>;
