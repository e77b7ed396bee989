import { readPlace } from '../memory/memory-text.ts';
import type { Place } from '../memory/session.ts';

/** The place that the present entry of the history was left at; undefined for one that is new. */
export function storedPlace(): Place | undefined {
  return readPlace(history.state);
}

/** Writes the place in view into the present entry of the history, beside the tab that the entry is of. */
export function storePlace(): void {
  const { tab } = (history.state ?? {}) as { readonly tab?: unknown };
  history.replaceState({ ...(tab === undefined ? {} : { tab }), ...placeInView() }, '');
}

/** The place in view now. Sections are found by what stands at the top of the window, so that it costs no search. */
function placeInView(): Place {
  const scroll = Math.round(scrollY);
  const article = document.querySelector('main article');
  if (!article) return { scroll };
  const { left, width } = article.getBoundingClientRect();
  const bar = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
  const section = document.elementFromPoint(left + width / 2, bar + 24)?.closest<HTMLElement>('article [id]');
  if (!section) return { scroll };
  return { scroll, anchor: section.id, offset: Math.round(section.getBoundingClientRect().top) };
}
