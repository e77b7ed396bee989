/** Where a reader left a page: what was at the top of the window, and how far the page was scrolled. */
export interface StoredPlace {
  readonly scroll: number;
  /** The section at the top of the window, and where its top was. */
  readonly anchor?: string;
  readonly offset?: number;
}

/** The place that the present entry of the history was left at; undefined for one that is new. */
export function storedPlace(): StoredPlace | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('scroll' in state)) return undefined;
  const { scroll, anchor, offset } = state as Record<string, unknown>;
  if (typeof scroll !== 'number') return undefined;
  return typeof anchor === 'string' && typeof offset === 'number' ? { scroll, anchor, offset } : { scroll };
}

/** The place in view now. Sections are found by what stands at the top of the window, so that it costs no search. */
export function placeInView(): StoredPlace {
  const scroll = Math.round(scrollY);
  const article = document.querySelector('main article');
  if (!article) return { scroll };
  const { left, width } = article.getBoundingClientRect();
  const bar = document.querySelector('.top-bar')?.getBoundingClientRect().bottom ?? 0;
  const section = document.elementFromPoint(left + width / 2, bar + 24)?.closest<HTMLElement>('article [id]');
  if (!section) return { scroll };
  return { scroll, anchor: section.id, offset: Math.round(section.getBoundingClientRect().top) };
}
