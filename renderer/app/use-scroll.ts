import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Place } from '../memory/session.ts';
import type { AppState, Page } from './app-state.ts';
import { holdPlace } from './hold-place.ts';
import { storedPlace, storePlace } from './stored-place.ts';

/** Longest wait after scrolling before the place is stored; browsers allow only so many history changes a second. */
const SETTLE_MS = 120;

/**
 * Brings each newly opened page to where its reader wants it: back to where it was left (back and forward), to the
 * section that the address names, else to the top. Keyboard focus follows, except on the very first page.
 */
export function useScroll({ page, visit, isOpening }: AppState): void {
  useStoredScroll(isOpening);
  const isFirst = useRef(true);
  const shown = useRef('');
  useLayoutEffect(() => {
    if (visit === 0) return;
    const left = storedPlace();
    const target = targetOf(page);
    const end = left ? goBack(left) : goToTarget(page);
    const key = keyOf(page);
    const wantsFocus = !isFirst.current && (key !== shown.current || target !== null);
    const focus = target ?? document.querySelector<HTMLElement>('main h1');
    if (wantsFocus) focusable(focus)?.focus({ preventScroll: true });
    isFirst.current = false;
    shown.current = key;
    return end;
  }, [page, visit]);
}

/** Back to where the page was left. Returns a function that ends holding it there. */
function goBack({ scroll, anchor, offset = 0 }: Place): (() => void) | undefined {
  scrollTo(0, scroll);
  if (anchor === undefined) return undefined;
  const top = () => document.getElementById(anchor)?.getBoundingClientRect().top;
  return holdPlace(() => {
    const now = top();
    return now === undefined ? undefined : now - offset;
  });
}

/** To the section that the address names, else to the top. */
function goToTarget(page: Page): (() => void) | undefined {
  const target = targetOf(page);
  if (!target) {
    scrollTo(0, 0);
    return undefined;
  }
  target.scrollIntoView();
  const top = target.getBoundingClientRect().top;
  return holdPlace(() => {
    const now = targetOf(page)?.getBoundingClientRect().top;
    return now === undefined ? undefined : now - top;
  });
}

/** Keeps the place in the history entry itself, so that it survives a reload. While a page is on its way, the entry is
 *  already the new one's but the scrolling still the old one's. */
function useStoredScroll(isOpening: boolean): void {
  useEffect(() => {
    if (isOpening) return;
    history.scrollRestoration = 'manual';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const store = () => {
      clearTimeout(timer);
      timer = setTimeout(storePlace, SETTLE_MS);
    };
    const drop = () => clearTimeout(timer);
    addEventListener('scroll', store, { passive: true });
    addEventListener('popstate', drop);
    return () => {
      drop();
      removeEventListener('scroll', store);
      removeEventListener('popstate', drop);
    };
  }, [isOpening]);
}

function targetOf(page: Page): HTMLElement | null {
  if (page.view !== 'topic' || page.chunk === 0) return null;
  const anchor = page.topic.chunks[page.chunk]?.anchor;
  return anchor === undefined ? null : document.getElementById(anchor);
}

function keyOf(page: Page): string {
  return page.view === 'topic' ? `${page.docSet}@${page.version}/${page.topic.path}` : page.view;
}

/** The heading or signature of a section, which is what a screen reader should say on arrival. */
function focusable(element: HTMLElement | null): HTMLElement | null {
  return (
    element?.querySelector<HTMLElement>(':scope > [tabindex="-1"], :scope > header > [tabindex="-1"]') ??
    element
  );
}
