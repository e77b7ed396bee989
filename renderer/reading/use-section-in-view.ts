import { useEffect, useState } from 'react';
import type { OutlineEntry } from './page-tree.ts';

/** A section counts as being read once its top has come this far up the window. */
const READING_LINE = 0.3;

/** The anchor of the section being read: the last one whose top is above the reading line. */
export function useSectionInView(entries: readonly OutlineEntry[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setCurrent(lastAbove(entries, innerHeight * READING_LINE));
    };
    const schedule = () => {
      frame ||= requestAnimationFrame(look);
    };
    schedule();
    addEventListener('scroll', schedule, { passive: true });
    addEventListener('resize', schedule);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', schedule);
      removeEventListener('resize', schedule);
    };
  }, [entries]);
  return current;
}

/** Sections stand in document order, so half of them can be left out with each look. */
function lastAbove(entries: readonly OutlineEntry[], line: number): string | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = document.getElementById(entries[middle]?.anchor ?? '')?.getBoundingClientRect().top ?? 0;
    if (top <= line) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1]?.anchor;
}
