/** Names that styles know the marks by. */
const ALL = 'found';
const CURRENT = 'found-current';

/** Marks places of the page, one of them as the present one, and brings that into view. Changes no element. */
export function showFound(ranges: readonly Range[], at: number): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
  const current = ranges[at];
  if (!current) return;
  CSS.highlights.set(ALL, new Highlight(...ranges.filter((range) => range !== current)));
  CSS.highlights.set(CURRENT, new Highlight(current));
  const { top, bottom } = current.getBoundingClientRect();
  const isInView = top > 100 && bottom < innerHeight - 20;
  if (!isInView) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
}
