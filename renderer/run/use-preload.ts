import { useEffect } from 'react';
import { usesDjango } from '../../indexer/sandbox/choose-django.ts';
import type { Reading } from '../reading/reading-context.ts';
import { preload } from './run-desk.ts';

/** The page is there and has been looked at for this long before anything is started that nobody has asked for. */
const SETTLED_MS = 2500;
/** Nobody is scrolling who has not for this long: what is started would be felt. */
const STILL_MS = 600;
/** Python takes about 200 MB, which is much for a machine that has less than this many GB. */
const ENOUGH_MEMORY = 4;

/** Starts Python in the background while a page with snippets is being read, once the browser has nothing else to do. */
export function usePreload({ snippets, version }: Reading): void {
  useEffect(() => {
    const { deviceMemory = ENOUGH_MEMORY } = navigator as Navigator & { readonly deviceMemory?: number };
    if (snippets.length === 0 || deviceMemory < ENOUGH_MEMORY) return;
    const start = () => {
      const runnable = snippets.filter(({ snippet }) => snippet.runnable && snippet.kind !== 'javascript');
      if (runnable.length === 0) return;
      const context = runnable.map(({ block }) => ({ code: block.text }));
      void preload(version, usesDjango({ code: '', context, timeoutMs: 0 }));
    };
    let scrolled = Number.NEGATIVE_INFINITY;
    const note = () => {
      scrolled = performance.now();
    };
    const settle = () => {
      if (performance.now() - scrolled < STILL_MS) timer = setTimeout(settle, STILL_MS);
      else if (typeof requestIdleCallback === 'function') requestIdleCallback(start, { timeout: SETTLED_MS });
      else start();
    };
    let timer = setTimeout(settle, SETTLED_MS);
    addEventListener('scroll', note, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', note);
    };
  }, [snippets, version]);
}
