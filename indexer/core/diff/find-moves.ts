import { blockKey, blockText } from './placed-blocks.ts';
import type { BlockDiff, SectionDiff } from './types.ts';

/** A shorter text occurs twice by chance. */
const MIN_MOVED_LENGTH = 30;

/** The same sections, where a block that was removed at one place and added at another is one that moved. */
export function findMoves(sections: readonly SectionDiff[]): SectionDiff[] {
  const gone = placesOf(sections, 'removed', (section) => section.oldAnchor ?? section.anchor);
  const come = placesOf(sections, 'added', (section) => section.anchor);
  const move = (diff: BlockDiff): BlockDiff => {
    if (diff.kind !== 'added' && diff.kind !== 'removed') return diff;
    const { block, label } = diff;
    const other = (diff.kind === 'added' ? gone : come).get(blockKey(diff));
    if (other === undefined) return diff;
    const placed = { block, ...(label ? { label } : {}) };
    return diff.kind === 'added'
      ? { kind: 'moved-here', from: other, ...placed }
      : { kind: 'moved-away', to: other, ...placed };
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(move) }));
}

function placesOf(
  sections: readonly SectionDiff[],
  kind: 'added' | 'removed',
  anchorOf: (section: SectionDiff) => string,
): Map<string, string> {
  const places = new Map<string, string>();
  for (const section of sections) {
    for (const diff of section.blocks) {
      const isTelling = diff.kind === kind && blockText(diff.block).length >= MIN_MOVED_LENGTH;
      if (isTelling && !places.has(blockKey(diff))) places.set(blockKey(diff), anchorOf(section));
    }
  }
  return places;
}
