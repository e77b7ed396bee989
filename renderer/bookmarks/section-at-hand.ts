import type { OpenedTopic } from '../reading/use-topic.ts';

/** Part of the window's height at which a reader is thought to read. */
const READING_LINE = 0.3;

/** Index of the chunk that is being read: the one that the address names while it is in view, else what is at hand. */
export function sectionAtHand({ topic, chunk }: OpenedTopic): number {
  const named = chunk > 0 ? topic.chunks[chunk]?.anchor : undefined;
  if (named !== undefined && isInView(document.getElementById(named))) return chunk;
  const article = document.querySelector('main article');
  if (!article) return chunk;
  const { left, width } = article.getBoundingClientRect();
  const read = document
    .elementFromPoint(left + width / 2, innerHeight * READING_LINE)
    ?.closest('main article [id]');
  return Math.max(
    0,
    topic.chunks.findIndex(({ anchor }) => anchor === read?.id),
  );
}

function isInView(element: Element | null): boolean {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
